package dev.devmentor.memory.chunk;

/**
 * A place where a text may be cut.
 *
 * @param offset in UTF-16 code units: what comes after belongs to the next chunk
 * @param strength how well the text falls apart there
 */
record Cut(int offset, Strength strength) {

  /** From the best to the worst. */
  enum Strength {
    /** A heading or a top-level declaration: what follows is about something else. */
    SECTION,
    /** A paragraph, or a member of a declaration. */
    BLOCK,
    /** A sentence, or a line of code. */
    LINE
  }
}
