package dev.devmentor.auth.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Another password, for whoever has the mail.
 *
 * @param token from the link
 * @param newPassword 12 to 128 characters; see {@code PasswordRules}
 */
public record ResetRequest(
    @NotNull @Size(min = 1, max = 100) String token, @NotNull String newPassword) {

  /** Never the secrets: they would end in a log. */
  @Override
  public String toString() {
    return "ResetRequest[…]";
  }
}
