package dev.devmentor.platform.problem;

/** The resource has changed since the client read it: {@code If-Match} names another version. */
public final class PreconditionFailed extends DomainException {

  private static final long serialVersionUID = 1L;

  /** A version that is not the current one. */
  public PreconditionFailed() {
    super(
        412,
        "precondition-failed",
        "Precondition failed",
        "The resource has changed since it was read; read it again.");
  }
}
