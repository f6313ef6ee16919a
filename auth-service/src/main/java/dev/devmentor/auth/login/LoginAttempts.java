package dev.devmentor.auth.login;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.context.CallerContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Counts attempts from their beginning: one that is under way weighs like one that failed, so that
 * passwords sent side by side are guessed no faster than one after the other.
 */
@ApplicationScoped
class LoginAttempts {

  /** For a place among the attempts under way: twelve looks take about four seconds. */
  private static final int LOOKS = 12;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final LoginRepository repository;
  private final LoginConfig config;
  private final AuditLog audit;

  LoginAttempts(LoginRepository repository, LoginConfig config, AuditLog audit) {
    this.repository = repository;
    this.config = config;
    this.audit = audit;
  }

  /**
   * An attempt, which has to end in one way or the other. Waits a little while too many are under
   * way, then fails with {@link Refusal.TooBusy}; fails with {@link Refusal.AccountLocked} or
   * {@link Refusal.TooManyFailures} at once.
   *
   * @param email in its canonical form
   */
  Uni<LoginAttempt> begin(String email, Client client) {
    Uni<LoginAttempt> place =
        repository
            .begin(email, client.ipAddress(), config)
            .invoke(LoginAttempts::refuse)
            .onFailure(Refusal.TooBusy.class)
            .retry()
            .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
            .atMost(LOOKS)
            .onFailure(LoginAttempts::wasTooBusy)
            .transform(_ -> new Refusal.TooBusy("logins"));
    return CallerContext.resume(place);
  }

  private static void refuse(LoginAttempt attempt) {
    if (attempt.isBlocked()) {
      throw new Refusal.TooManyFailures(attempt.blockedFor());
    }
    if (attempt.isLocked()) {
      throw new Refusal.AccountLocked(attempt.lockedFor());
    }
    if (attempt.isOneTooMany()) {
      throw new Refusal.TooBusy("logins");
    }
  }

  /** Giving up is told as another exception, with the last one as its cause. */
  private static boolean wasTooBusy(Throwable failure) {
    return failure.getCause() instanceof Refusal.TooBusy;
  }

  /** The password was right, or was not checked. */
  Uni<Void> end(LoginAttempt attempt) {
    return repository.end(attempt.id());
  }

  /** The password was wrong: counted for the account and for where it came from. */
  Uni<Void> fail(LoginAttempt attempt, String email, Client client) {
    return repository.anonymously(
        connection -> fail(connection, attempt.id(), attempt.userId(), email, client));
  }

  private Uni<Void> fail(
      SqlConnection connection, UUID attempt, UUID userId, String email, Client client) {
    return repository
        .countFailure(connection, email, config)
        .call(() -> repository.countFailedSource(connection, client.ipAddress(), config))
        .call(() -> repository.end(connection, attempt))
        .call(() -> audit.appendAnonymous(connection, AuditEvent.LOGIN_FAILED, userId, client))
        .chain(
            locks ->
                locks
                    ? audit.appendAnonymous(connection, AuditEvent.ACCOUNT_LOCKED, userId, client)
                    : Uni.createFrom().voidItem());
  }
}
