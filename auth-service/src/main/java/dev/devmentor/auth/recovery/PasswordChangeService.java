package dev.devmentor.auth.recovery;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.login.Credentials;
import dev.devmentor.auth.password.PasswordRules;
import dev.devmentor.auth.password.Passwords;
import dev.devmentor.auth.refusal.Refusal;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRepository;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Changes the password of a user who knows the current one. */
@ApplicationScoped
public class PasswordChangeService {

  private final UserRepository users;
  private final Credentials credentials;
  private final Passwords passwords;
  private final NewPassword newPassword;

  PasswordChangeService(
      UserRepository users, Credentials credentials, Passwords passwords, NewPassword newPassword) {
    this.users = users;
    this.credentials = credentials;
    this.passwords = passwords;
    this.newPassword = newPassword;
  }

  /**
   * Fails as {@link Credentials#verify} does: a wrong password counts as a failed login.
   *
   * @param sessionId the session that asks, which stays open
   */
  Uni<Void> change(UUID userId, UUID sessionId, ChangeRequest request, Client client) {
    return users
        .find(userId)
        .map(found -> found.orElseThrow(() -> new NotFound("user")))
        .invoke(user -> check(request, user))
        .chain(user -> credentials.verify(user.email(), request.currentPassword(), client))
        .chain(
            verified ->
                passwords
                    .hash(request.newPassword())
                    .map(hash -> new NewPassword.Change(verified.checkedHash(), hash)))
        .chain(change -> newPassword.change(userId, sessionId, change, client))
        .invoke(changed -> refuse(changed, new Refusal.BadCredentials()))
        .replaceWithVoid();
  }

  private static void check(ChangeRequest request, User user) {
    PasswordRules.violation(
            "newPassword", request.newPassword(), List.of(user.email(), user.username()))
        .ifPresent(
            broken -> {
              throw new InvalidRequest(List.of(broken));
            });
    if (request.newPassword().equals(request.currentPassword())) {
      throw new InvalidRequest("newPassword", "must differ from the current one");
    }
  }

  /** The password was changed by somebody else since it was checked. */
  private static void refuse(boolean changed, Refusal refusal) {
    if (!changed) {
      throw refusal;
    }
  }
}
