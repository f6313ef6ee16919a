package dev.devmentor.auth.audit;

import java.util.Locale;

/** How much an operator should care. */
public enum AuditSeverity {
  INFO,
  NOTICE,
  WARNING,
  CRITICAL;

  /** As the database writes it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
