package dev.devmentor.project.refusal;

import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.problem.Violation;
import java.util.List;

/** The rules of projects that a request can break, each with a stable problem type. */
public abstract sealed class Refusal extends DomainException {

  private static final long serialVersionUID = 1L;

  private Refusal(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** A member whose role does not reach. */
  public static final class RoleTooLow extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param needed the role that would do
     */
    public RoleTooLow(String needed) {
      super(403, "role-too-low", "Role too low", "This takes the role " + needed + ".");
    }
  }

  /** Another project of the owner has the slug. */
  public static final class SlugTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Another project of the owner has the slug. */
    public SlugTaken() {
      super(409, "slug-taken", "Slug taken", "Another project of the owner has this slug.");
    }
  }

  /** The project would be left without an owner. */
  public static final class LastOwner extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The project would be left without an owner. */
    public LastOwner() {
      super(409, "last-owner", "Last owner", "A project keeps at least one owner.");
    }
  }

  /** A task would become its own ancestor. */
  public static final class ParentCycle extends Refusal {

    private static final long serialVersionUID = 1L;

    /** A task would become its own ancestor. */
    public ParentCycle() {
      super(409, "parent-cycle", "Parent cycle", "A task cannot be its own ancestor.");
    }
  }

  /** A field names something that is not there, or not in this project. */
  public static final class UnknownReference extends Refusal {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field of the request, for example {@code epicId}
     */
    public UnknownReference(String field) {
      super(
          422,
          "unknown-reference",
          "Unknown reference",
          "The field " + field + " names nothing in this project.");
      this.field = field;
    }

    @Override
    public List<Violation> violations() {
      return List.of(new Violation(field, "names nothing in this project"));
    }
  }

  /** A file that is larger than any file may be. */
  public static final class FileTooLarge extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param limit in bytes
     */
    public FileTooLarge(long limit) {
      super(
          413, "content-too-large", "Content too large", "A file has at most " + limit + " bytes.");
    }
  }
}
