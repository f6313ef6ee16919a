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

  /** Whether every entry is there and as it was written. */
  Uni<ChainVerdict> verify(UUID adminId) {
    return log.check(adminId).map(ChainVerdict::of);
  }
}
