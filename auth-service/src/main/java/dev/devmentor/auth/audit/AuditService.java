package dev.devmentor.auth.audit;

import dev.devmentor.platform.paging.Cursor;
import dev.devmentor.platform.paging.Page;
import dev.devmentor.platform.paging.PageRequest;
import dev.devmentor.platform.problem.InvalidRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads and judges the audit log, as the administrator who asks. */
@ApplicationScoped
public class AuditService {

  /** How many entries one statement follows. */
  private static final int SLICE = 10_000;

  private final AuditRepository log;

  AuditService(AuditRepository log) {
    this.log = log;
  }

  /** The newest entries first. */
  Uni<Page<AuditEntry>> list(UUID adminId, AuditFilter filter, PageRequest page) {
    Long before = page.cursor().map(AuditService::sequence).orElse(null);
    return log.list(adminId, filter, before, page.limit() + 1)
        .map(entries -> Page.of(entries, page, entry -> Cursor.of(entry.sequence())));
  }

  private static Long sequence(Cursor cursor) {
    try {
      return Long.valueOf(cursor.string(0));
    } catch (NumberFormatException malformed) {
      throw new InvalidRequest("cursor", "is not a cursor of this list");
    }
  }

  /**
   * Whether every entry is there and as it was written: from the first whose month was not dropped
   * to the one that the head of the log names, which tells whether the end was cut off.
   */
  Uni<ChainVerdict> verify(UUID adminId) {
    return log.ends(adminId).chain(ends -> follow(adminId, ends.anchor(), ends.head(), 0));
  }

  private Uni<ChainVerdict> follow(UUID adminId, ChainLink from, ChainLink head, long followed) {
    if (from.sequence() == head.sequence()) {
      return Uni.createFrom()
          .item(
              from.equals(head)
                  ? ChainVerdict.intact(followed)
                  : ChainVerdict.broken(followed, head.sequence() + 1, "missing"));
    }
    return log.follow(adminId, from, head.sequence(), SLICE)
        .chain(slice -> goOn(adminId, from, head, followed, slice));
  }

  private Uni<ChainVerdict> goOn(
      UUID adminId, ChainLink from, ChainLink head, long followed, ChainSlice slice) {
    long entries = followed + slice.entries();
    long reached = from.sequence() + slice.entries();
    if (slice.fault() != null) {
      return Uni.createFrom()
          .item(ChainVerdict.broken(entries, slice.firstBroken(), slice.fault()));
    }
    if (reached < Math.min(from.sequence() + SLICE, head.sequence())) {
      return Uni.createFrom().item(ChainVerdict.broken(entries, reached + 1, "missing"));
    }
    return follow(adminId, new ChainLink(reached, slice.lastHash()), head, entries);
  }
}
