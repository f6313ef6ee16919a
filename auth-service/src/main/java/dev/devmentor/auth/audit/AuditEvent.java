package dev.devmentor.auth.audit;

import dev.devmentor.platform.problem.InvalidRequest;
import java.util.Arrays;
import java.util.Locale;

/** What the log knows, as the database's type {@code auth.audit_event}, and how much to care. */
public enum AuditEvent {
  REGISTERED(AuditSeverity.INFO),
  LOGIN(AuditSeverity.INFO),
  LOGIN_FAILED(AuditSeverity.NOTICE),
  ACCOUNT_LOCKED(AuditSeverity.WARNING),
  TOKEN_REUSED(AuditSeverity.CRITICAL),
  LOGOUT(AuditSeverity.INFO),
  LOGOUT_ALL(AuditSeverity.INFO),
  SESSION_REVOKED(AuditSeverity.INFO),
  PASSWORD_CHANGED(AuditSeverity.NOTICE),
  PASSWORD_RESET_REQUESTED(AuditSeverity.NOTICE),
  PASSWORD_RESET(AuditSeverity.NOTICE),
  EMAIL_VERIFIED(AuditSeverity.INFO),
  PROFILE_CHANGED(AuditSeverity.INFO),
  DATA_EXPORTED(AuditSeverity.NOTICE),
  ACCOUNT_ERASED(AuditSeverity.NOTICE),
  API_TOKEN_CREATED(AuditSeverity.NOTICE),
  API_TOKEN_REVOKED(AuditSeverity.INFO),
  ROLE_CHANGED(AuditSeverity.WARNING),
  USER_ACTIVATED(AuditSeverity.NOTICE),
  USER_DEACTIVATED(AuditSeverity.WARNING),
  SIGNING_KEY_ROTATED(AuditSeverity.NOTICE),
  TEAM_CREATED(AuditSeverity.INFO),
  TEAM_DELETED(AuditSeverity.INFO),
  TEAM_MEMBER_CHANGED(AuditSeverity.INFO);

  private final AuditSeverity severity;

  AuditEvent(AuditSeverity severity) {
    this.severity = severity;
  }

  AuditSeverity severity() {
    return severity;
  }

  /** The event with this label; {@link InvalidRequest} if there is none. */
  static AuditEvent ofParameter(String label) {
    return Arrays.stream(values())
        .filter(event -> event.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new InvalidRequest("event", "is not an event of the audit log"));
  }

  /** As the database writes it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
