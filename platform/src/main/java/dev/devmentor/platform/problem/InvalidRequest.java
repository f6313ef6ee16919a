package dev.devmentor.platform.problem;

import java.util.List;

/** A request whose fields or parameters cannot be accepted as they are. */
public final class InvalidRequest extends DomainException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /** One refused field. */
  public InvalidRequest(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  /** Several refused fields. */
  public InvalidRequest(List<Violation> violations) {
    super(400, "invalid-request", "Invalid request", "The request has fields that cannot be used.");
    this.violations = List.copyOf(violations);
  }

  @Override
  public List<Violation> violations() {
    return violations;
  }
}
