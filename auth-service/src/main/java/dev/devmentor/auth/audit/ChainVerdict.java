package dev.devmentor.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether the chain of the audit log holds.
 *
 * @param intact whether every entry is there and as it was written
 * @param entries how many there are
 * @param firstBroken the sequence number of the first entry that is wrong or missing; null if none
 * @param reason what is wrong with it; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainVerdict(boolean intact, long entries, Long firstBroken, String reason) {

  static ChainVerdict of(ChainCheck check) {
    long entries = check.entries();
    if (check.fault() != null) {
      return new ChainVerdict(false, entries, check.firstBroken(), reason(check.fault()));
    }
    return check.headHolds()
        ? new ChainVerdict(true, entries, null, null)
        : new ChainVerdict(false, entries, entries + 1, reason("missing"));
  }

  private static String reason(String fault) {
    return switch (fault) {
      case "missing" -> "the entry is missing";
      case "unlinked" -> "the entry does not follow the one before";
      default -> "the entry was changed";
    };
  }
}
