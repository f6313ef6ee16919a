package dev.devmentor.auth.verification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The proof that somebody reads the mail of an account.
 *
 * @param token from the link
 */
public record VerifyRequest(@NotNull @Size(min = 1, max = 100) String token) {

  /** Never the token: it would end in a log. */
  @Override
  public String toString() {
    return "VerifyRequest[…]";
  }
}
