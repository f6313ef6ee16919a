package dev.devmentor.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Whether the chain of the audit log holds.
 *
 * @param intact whether every entry is there and as it was written
 * @param entries how many were followed
 * @param firstBroken the sequence number of the first entry that is wrong or missing; null if none
 * @param reason what is wrong with it; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChainVerdict(boolean intact, long entries, Long firstBroken, String reason) {

  static ChainVerdict intact(long entries) {
    return new ChainVerdict(true, entries, null, null);
  }

  static ChainVerdict broken(long entries, long firstBroken, String fault) {
    return new ChainVerdict(false, entries, firstBroken, reason(fault));
  }

  private static String reason(String fault) {
    return switch (fault) {
      case "missing" -> "the entry is missing";
      case "unlinked" -> "the entry does not follow the one before";
      default -> "the entry was changed";
    };
  }
}
