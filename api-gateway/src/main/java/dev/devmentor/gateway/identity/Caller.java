package dev.devmentor.gateway.identity;

import dev.devmentor.platform.token.AccessToken;
import java.time.Instant;

/**
 * Who sends a request, once that is verified.
 *
 * @param token the verified access token; its session is a login or an API token
 * @param scopes what it may be used for
 * @param bearer the access token as services get it
 */
public record Caller(AccessToken token, Scopes scopes, String bearer) {

  /** The user's id. */
  public String userId() {
    return token.getName();
  }

  /** Until when this may be believed. */
  Instant expiresAt() {
    return token.expiresAt();
  }
}
