package dev.devmentor.platform.token;

/** A token that is malformed, expired, signed by a stranger or meant for somebody else. */
public final class InvalidToken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log; it holds no part of the token
   */
  public InvalidToken(String reason) {
    super(reason, null, false, false);
  }
}
