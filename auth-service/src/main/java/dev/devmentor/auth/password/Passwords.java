package dev.devmentor.auth.password;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Hashes and checks passwords, off the event loop and never inside a database transaction. */
@ApplicationScoped
@Startup // the hash of nobody's password would hold up the first request
public class Passwords {

  private final PasswordHasher hasher;
  private final HashingPool pool;

  /** The hash of a password nobody has: checking against it costs what any check costs. */
  private final String nobodys;

  Passwords(PasswordHasher hasher, HashingPool pool) {
    this.hasher = hasher;
    this.pool = pool;
    this.nobodys = hasher.hash(UUID.randomUUID().toString());
  }

  /** The hash to store. Fails with {@link dev.devmentor.auth.refusal.Refusal.TooBusy}. */
  public Uni<String> hash(String password) {
    return pool.run(() -> hasher.hash(OpaqueString.of(password)));
  }

  /**
   * Checks a password; where there is no hash (no such account, or one without a password) the same
   * work is done in vain. Fails with {@link dev.devmentor.auth.refusal.Refusal.TooBusy}.
   */
  public Uni<PasswordMatch> check(String password, Optional<String> hash) {
    return pool.run(() -> checkNow(password, hash));
  }

  private PasswordMatch checkNow(String typed, Optional<String> hash) {
    PasswordMatch match = check(typed, hash.orElse(nobodys));
    return hash.isEmpty() ? PasswordMatch.NONE : match;
  }

  /** A hash that was imported may be of another spelling: of the one that its user types. */
  private PasswordMatch check(String typed, String known) {
    String password = OpaqueString.of(typed);
    if (hasher.matches(password, known)) {
      return new PasswordMatch(true, hasher.upgrade(password, known).orElse(null));
    }
    if (!typed.equals(password) && hasher.matches(typed, known)) {
      return new PasswordMatch(true, hasher.hash(password));
    }
    return PasswordMatch.NONE;
  }
}
