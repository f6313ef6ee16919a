package dev.devmentor.auth.registration;

import dev.devmentor.auth.input.EmailAddress;
import dev.devmentor.auth.input.Username;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A registration.
 *
 * @param email to log in with; one spelling of it counts
 * @param username 3 to 40 characters
 * @param password 12 to 128 characters; see {@code PasswordRules}
 * @param displayName 1 to 120 characters; null for none
 */
public record RegisterRequest(
    @NotNull @EmailAddress String email,
    @NotNull @Username String username,
    @NotNull String password,
    @Size(min = 1, max = 120) String displayName) {

  /** Never the password: it would end in a log. */
  @Override
  public String toString() {
    return "RegisterRequest[…]";
  }
}
