package dev.devmentor.platform.problem;

import java.time.Duration;
import java.util.Optional;

/** A server that this route needs does not answer. Nothing was changed. */
public final class BackendUnavailable extends DomainException {

  private static final long serialVersionUID = 1L;

  /**
   * @param backend what is away, in words a client may see, for example {@code file storage}
   */
  public BackendUnavailable(String backend) {
    super(
        503,
        "backend-unavailable",
        "Backend unavailable",
        "The " + backend + " cannot be reached right now.");
  }

  @Override
  public Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(2));
  }
}
