package dev.devmentor.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of the domain that a request broke. Each service extends it by one sealed hierarchy; the
 * platform turns it into an RFC 9457 problem.
 */
public abstract class DomainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String slug;
  private final String title;

  /**
   * @param status the HTTP status of the answer
   * @param slug the last segment of the problem type, stable for clients
   * @param title what kind of problem this is, the same for each occurrence
   * @param detail what happened this time; shown to the client
   */
  protected DomainException(int status, String slug, String title, String detail) {
    // Expected refusals: a stack trace would tell nothing and cost much.
    super(detail == null ? null : Violation.printable(detail), null, false, false);
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** The HTTP status of the answer. */
  public final int status() {
    return status;
  }

  /** The last segment of the problem type. */
  public final String slug() {
    return slug;
  }

  /** What kind of problem this is. */
  public final String title() {
    return title;
  }

  /** How long the client should wait before it tries again. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** Further members of the problem body. */
  public Map<String, Object> extensions() {
    return Map.of();
  }

  /** The refused fields, for a 400. */
  public List<Violation> violations() {
    return List.of();
  }
}
