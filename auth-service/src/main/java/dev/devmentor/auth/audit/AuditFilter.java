package dev.devmentor.auth.audit;

import dev.devmentor.platform.problem.InvalidRequest;
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

  /** To whom it happened; null for everybody. */
  UUID user() {
    try {
      return userId == null ? null : UUID.fromString(userId);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("userId", "must be a UUID");
    }
  }

  /** What happened, as the database writes it; null for everything. */
  String eventLabel() {
    return event == null ? null : AuditEvent.ofParameter(event).label();
  }

  /** Entries before are left out; null for none. */
  OffsetDateTime from() {
    return time("since", since);
  }

  /** This and entries after are left out; null for none. */
  OffsetDateTime before() {
    return time("until", until);
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
