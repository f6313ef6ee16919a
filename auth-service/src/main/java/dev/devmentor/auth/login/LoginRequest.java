package dev.devmentor.auth.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A login.
 *
 * @param email in any spelling
 * @param password at most 1,024 characters, more than any account has
 */
public record LoginRequest(
    @NotNull @Size(min = 1, max = 254) String email,
    @NotNull @Size(min = 1, max = 1024) String password) {

  /** Never the password: it would end in a log. */
  @Override
  public String toString() {
    return "LoginRequest[…]";
  }
}
