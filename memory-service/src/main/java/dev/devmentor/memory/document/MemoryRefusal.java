package dev.devmentor.memory.document;

import dev.devmentor.platform.problem.DomainException;

/** The rules of this service that a request may break. */
public abstract sealed class MemoryRefusal extends DomainException {

  private static final long serialVersionUID = 1L;

  private MemoryRefusal(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** A member of the project may read the document; its owner alone may change it. */
  static final class ReadOnly extends MemoryRefusal {

    private static final long serialVersionUID = 1L;

    ReadOnly() {
      super(403, "forbidden", "Forbidden", "Only who stored a document may change it.");
    }
  }

  /** The content of a document is longer than the table holds. */
  static final class ContentTooLarge extends MemoryRefusal {

    private static final long serialVersionUID = 1L;

    ContentTooLarge() {
      super(
          413,
          "content-too-large",
          "Content too large",
          "The content of a document has at most 1 MiB in UTF-8.");
    }
  }

  /** Two documents cannot each hold in the other's place. */
  static final class SupersedeCycle extends MemoryRefusal {

    private static final long serialVersionUID = 1L;

    SupersedeCycle() {
      super(
          409,
          "supersede-cycle",
          "Supersede cycle",
          "The document would supersede itself, directly or through others.");
    }
  }
}
