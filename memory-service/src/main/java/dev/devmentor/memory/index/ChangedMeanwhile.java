package dev.devmentor.memory.index;

/** A document was changed between reading it and storing what was made of it: start over. */
final class ChangedMeanwhile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChangedMeanwhile() {
    super("the document was changed meanwhile", null, false, false);
  }
}
