package dev.devmentor.auth.login;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known about an e-mail address before anybody is logged in. Addresses without an account
 * are locked like the others, so that the lock tells nothing.
 *
 * @param userId whose it is; null if there is no account
 * @param passwordHash null if there is no account, or none was set
 * @param active whether the user may log in
 * @param lockedFor the rest of the lock; zero if there is none
 * @param blockedFor how much longer nobody logs in from where the request comes from
 */
record KnownLogin(
    UUID userId, String passwordHash, boolean active, Duration lockedFor, Duration blockedFor) {

  boolean isBlocked() {
    return blockedFor.isPositive();
  }

  boolean isLocked() {
    return lockedFor.isPositive();
  }

  Optional<String> hash() {
    return Optional.ofNullable(passwordHash);
  }
}
