package dev.devmentor.auth.session;

import java.util.Locale;

/** Why a session ended before its time. */
public enum RevokeReason {
  /** The user logged out. */
  LOGOUT,
  /** The user logged out everywhere. */
  LOGOUT_ALL,
  /** The user ended it from another session. */
  REVOKED,
  /** An old refresh token came back. */
  TOKEN_REUSED,
  /** The password is another one now. */
  PASSWORD_CHANGED,
  /** The account was deactivated, or its role changed. */
  DEACTIVATED;

  /** As the database writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
