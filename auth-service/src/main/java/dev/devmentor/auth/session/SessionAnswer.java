package dev.devmentor.auth.session;

import dev.devmentor.auth.user.User;

/**
 * What a client gets that has logged in.
 *
 * @param accessToken a JWT for {@code Authorization: Bearer}
 * @param refreshToken to be exchanged, once, for the next answer like this
 * @param tokenType Bearer
 * @param expiresIn seconds that the access token is good for
 * @param user whose session it is
 */
public record SessionAnswer(
    String accessToken, String refreshToken, String tokenType, long expiresIn, User user) {

  /** Never the tokens: they would end in a log. */
  @Override
  public String toString() {
    return "SessionAnswer[" + user.id() + "]";
  }
}
