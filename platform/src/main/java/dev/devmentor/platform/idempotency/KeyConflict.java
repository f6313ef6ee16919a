package dev.devmentor.platform.idempotency;

import dev.devmentor.platform.problem.DomainException;

/** The key was used before, in a way that this request does not repeat. */
public final class KeyConflict extends DomainException {

  private static final long serialVersionUID = 1L;

  private KeyConflict(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  static KeyConflict otherBody() {
    return new KeyConflict(
        422,
        "idempotency-key-reused",
        "Idempotency key reused",
        "This Idempotency-Key was sent with another body before.");
  }

  static KeyConflict stillRunning() {
    return new KeyConflict(
        409,
        "idempotency-key-in-use",
        "Request still running",
        "A request with this Idempotency-Key is still being worked on.");
  }
}
