package dev.devmentor.auth.recovery;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.input.Emails;
import dev.devmentor.auth.password.PasswordRules;
import dev.devmentor.auth.password.Passwords;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.sql.TimeOrderedId;
import dev.devmentor.auth.token.LinkTokens;
import dev.devmentor.platform.problem.InvalidRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A way back in by mail. */
@ApplicationScoped
public class PasswordResetService {

  static final String PURPOSE = "password reset";

  private final RecoveryRepository repository;
  private final NewPassword newPassword;
  private final Passwords passwords;
  private final LinkTokens tokens;
  private final ResetRequests requests;

  PasswordResetService(
      RecoveryRepository repository,
      NewPassword newPassword,
      Passwords passwords,
      LinkTokens tokens,
      ResetRequests requests) {
    this.repository = repository;
    this.newPassword = newPassword;
    this.passwords = passwords;
    this.tokens = tokens;
    this.requests = requests;
  }

  /**
   * Has a link mailed if there is such an account; the same is done, and said, if there is none.
   */
  Uni<Void> request(String address, Client client) {
    UUID id = TimeOrderedId.next();
    return requests.prepare(Emails.canonical(address), id, tokens.hash(PURPOSE, id), client);
  }

  /** Fails with {@link Refusal.LinkInvalid}; the password is hashed for good links alone. */
  Uni<Void> reset(ResetRequest request, Client client) {
    Buffer hash = LinkTokens.hash(request.token());
    return repository
        .find(hash)
        .map(found -> found.orElseThrow(Refusal.LinkInvalid::new))
        .invoke(reset -> check(request, reset))
        .chain(
            reset ->
                passwords
                    .hash(request.newPassword())
                    .chain(newHash -> newPassword.reset(reset, newHash, client)))
        .invoke(PasswordResetService::refuseUsed)
        .replaceWithVoid();
  }

  private static void check(ResetRequest request, KnownReset reset) {
    PasswordRules.violation(
            "newPassword", request.newPassword(), List.of(reset.email(), reset.username()))
        .ifPresent(
            broken -> {
              throw new InvalidRequest(List.of(broken));
            });
  }

  private static void refuseUsed(boolean done) {
    if (!done) {
      throw new Refusal.LinkInvalid();
    }
  }
}
