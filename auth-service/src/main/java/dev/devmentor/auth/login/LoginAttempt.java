package dev.devmentor.auth.login;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Leave to check one password, and what to check it against. Addresses without an account are
 * locked like the others, so that the lock tells nothing.
 *
 * @param id to be ended with; null if no password may be checked now
 * @param userId whose address it is; null if there is no account
 * @param passwordHash null if there is no account, or none was set
 * @param active whether the user may log in
 * @param lockedFor the rest of the lock; zero if there is none
 * @param blockedFor how much longer nobody logs in from where the request comes from
 */
record LoginAttempt(
    UUID id,
    UUID userId,
    String passwordHash,
    boolean active,
    Duration lockedFor,
    Duration blockedFor) {

  boolean isBlocked() {
    return blockedFor.isPositive();
  }

  boolean isLocked() {
    return lockedFor.isPositive();
  }

  /** Whether as many passwords are being checked as may be wrong. */
  boolean isOneTooMany() {
    return id == null && !isBlocked() && !isLocked();
  }

  Optional<String> hash() {
    return Optional.ofNullable(passwordHash);
  }
}
