package dev.devmentor.auth.refresh;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A refresh.
 *
 * @param refreshToken as the last session answer gave it
 */
public record RefreshRequest(@NotNull @Size(max = 512) String refreshToken) {

  /** Never the token: it would end in a log. */
  @Override
  public String toString() {
    return "RefreshRequest[…]";
  }
}
