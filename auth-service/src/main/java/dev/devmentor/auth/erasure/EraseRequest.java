package dev.devmentor.auth.erasure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request to erase the account.
 *
 * @param password of the account: a stolen token is not enough
 */
public record EraseRequest(@NotNull @Size(min = 1, max = 1024) String password) {

  /** Never the password: it would end in a log. */
  @Override
  public String toString() {
    return "EraseRequest[…]";
  }
}
