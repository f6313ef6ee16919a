package dev.devmentor.auth.login;

import dev.devmentor.auth.audit.AuditEvent;
import dev.devmentor.auth.audit.AuditLog;
import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.input.Emails;
import dev.devmentor.auth.password.PasswordMatch;
import dev.devmentor.auth.password.Passwords;
import dev.devmentor.auth.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Checks an e-mail address and a password, wherever one is asked for. Whether the account exists
 * shows neither in the answer nor in the work that is done for it.
 */
@ApplicationScoped
public class Credentials {

  private final LoginRepository repository;
  private final Passwords passwords;
  private final AuditLog audit;
  private final LoginConfig config;

  Credentials(LoginRepository repository, Passwords passwords, AuditLog audit, LoginConfig config) {
    this.repository = repository;
    this.passwords = passwords;
    this.audit = audit;
    this.config = config;
  }

  /**
   * A password that is right, at the time it was checked.
   *
   * @param userId whose it is
   * @param checkedHash what it was checked against
   * @param betterHash to be stored instead; null if that one stays
   */
  public record Verified(UUID userId, String checkedHash, String betterHash) {}

  /**
   * Whose password it is. Fails with {@link Refusal.BadCredentials}, which counts towards the lock,
   * {@link Refusal.AccountLocked}, {@link Refusal.TooManyFailures} or {@link Refusal.TooBusy}.
   */
  public Uni<Verified> verify(String address, String password, Client client) {
    String email = Emails.canonical(address);
    return repository
        .find(email, client.ipAddress())
        .chain(known -> check(known, password).chain(match -> judge(known, match, email, client)));
  }

  private Uni<PasswordMatch> check(KnownLogin known, String password) {
    if (known.isBlocked()) {
      return Uni.createFrom().failure(new Refusal.TooManyFailures(known.blockedFor()));
    }
    return known.isLocked()
        ? Uni.createFrom().failure(new Refusal.AccountLocked(known.lockedFor()))
        : passwords.check(password, known.hash());
  }

  private Uni<Verified> judge(KnownLogin known, PasswordMatch match, String email, Client client) {
    if (match.matches() && known.active()) {
      return Uni.createFrom()
          .item(new Verified(known.userId(), known.passwordHash(), match.betterHash()));
    }
    return repository
        .anonymously(connection -> recordFailure(connection, known.userId(), email, client))
        .chain(() -> Uni.createFrom().failure(new Refusal.BadCredentials()));
  }

  private Uni<Void> recordFailure(
      SqlConnection connection, UUID userId, String email, Client client) {
    return repository
        .countFailure(connection, email, config)
        .call(() -> repository.countFailedSource(connection, client.ipAddress(), config))
        .call(() -> audit.appendAnonymous(connection, AuditEvent.LOGIN_FAILED, userId, client))
        .chain(
            locks ->
                locks
                    ? audit.appendAnonymous(connection, AuditEvent.ACCOUNT_LOCKED, userId, client)
                    : Uni.createFrom().voidItem());
  }
}
