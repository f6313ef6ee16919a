package dev.devmentor.auth.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Another password, for whoever knows the current one.
 *
 * @param currentPassword of the account: a stolen token is not enough
 * @param newPassword 12 to 128 characters; see {@code PasswordRules}
 */
public record ChangeRequest(
    @NotNull @Size(min = 1, max = 1024) String currentPassword, @NotNull String newPassword) {

  /** Never the passwords: they would end in a log. */
  @Override
  public String toString() {
    return "ChangeRequest[…]";
  }
}
