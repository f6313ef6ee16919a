package dev.devmentor.auth.login;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.input.Emails;
import dev.devmentor.auth.password.PasswordMatch;
import dev.devmentor.auth.password.Passwords;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.platform.context.Uninterrupted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Checks an e-mail address and a password, wherever one is asked for. Whether the account exists
 * shows neither in the answer nor in the work that is done for it.
 */
@ApplicationScoped
public class Credentials {

  private final LoginAttempts attempts;
  private final Passwords passwords;

  Credentials(LoginAttempts attempts, Passwords passwords) {
    this.attempts = attempts;
    this.passwords = passwords;
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
   * {@link Refusal.AccountLocked}, {@link Refusal.TooManyFailures} or {@link Refusal.TooBusy}. The
   * attempt ends and counts whether or not the client waits for the answer.
   */
  public Uni<Verified> verify(String address, String password, Client client) {
    String email = Emails.canonical(address);
    return Uninterrupted.of(
        attempts
            .begin(email, client)
            .chain(
                attempt ->
                    check(attempt, password).chain(match -> judge(attempt, match, email, client))));
  }

  private Uni<PasswordMatch> check(LoginAttempt attempt, String password) {
    return passwords.check(password, attempt.hash()).onFailure().call(() -> attempts.end(attempt));
  }

  private Uni<Verified> judge(
      LoginAttempt attempt, PasswordMatch match, String email, Client client) {
    if (match.matches() && attempt.active()) {
      return attempts
          .end(attempt)
          .replaceWith(new Verified(attempt.userId(), attempt.passwordHash(), match.betterHash()));
    }
    return attempts
        .fail(attempt, email, client)
        .chain(() -> Uni.createFrom().failure(new Refusal.BadCredentials()));
  }
}
