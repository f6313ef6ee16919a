package dev.devmentor.platform.problem;

/** The resource does not exist, or is not the caller's: the answer is the same. */
public final class NotFound extends DomainException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what the kind of resource, for example {@code project}
   */
  public NotFound(String what) {
    super(404, "not-found", "Not found", "There is no such " + what + ".");
  }
}
