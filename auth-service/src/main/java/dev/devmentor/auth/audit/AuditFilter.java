package dev.devmentor.auth.audit;

import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.sql.Filter;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Which entries of the audit log are asked for, as a bean param. */
public final class AuditFilter {

  @QueryParam("userId")
  String userId;

  @QueryParam("event")
  String event;

  @QueryParam("since")
  String since;

  @QueryParam("until")
  String until;

  /** Adds the conditions that were asked for. */
  Filter on(Filter all) {
    all.andIfPresent("user_id = ?", user())
        .andIfPresent("created_at >= ?", time("since", since))
        .andIfPresent("created_at < ?", time("until", until));
    return event == null
        ? all
        : all.and("event = ?::text::auth.audit_event", AuditEvent.ofParameter(event).label());
  }

  private UUID user() {
    try {
      return userId == null ? null : UUID.fromString(userId);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("userId", "must be a UUID");
    }
  }

  private static OffsetDateTime time(String field, String text) {
    try {
      OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
      if (time == null || (time.getYear() >= 1 && time.getYear() <= 9999)) {
        return time;
      }
    } catch (DateTimeException malformed) {
      // Told below, like a year that no log reaches.
    }
    throw new InvalidRequest(field, "must be a time such as 2026-01-31T12:00:00Z");
  }
}
