package dev.devmentor.memory.embedding;

import java.util.Arrays;

/** A text as a model reads it: the pieces, without the marks for beginning and end. */
public final class Tokens {

  private final int[] ids;
  private final int[] starts;

  /**
   * @param ids of the pieces in the vocabulary
   * @param starts where each begins in the text, in UTF-16 code units; ascending
   */
  Tokens(int[] ids, int[] starts) {
    this.ids = ids;
    this.starts = starts;
  }

  /** The pieces. */
  int[] ids() {
    return ids.clone();
  }

  /** How many pieces there are. */
  public int size() {
    return ids.length;
  }

  /** Where a piece begins in the text, in UTF-16 code units. */
  public int start(int piece) {
    return starts[piece];
  }

  /** How many pieces begin before an offset of the text. */
  public int before(int offset) {
    int place = Arrays.binarySearch(starts, offset);
    if (place < 0) {
      return -place - 1;
    }
    while (place > 0 && starts[place - 1] == offset) {
      place--;
    }
    return place;
  }

  /** How many pieces begin in {@code [start, end)}. */
  public int between(int start, int end) {
    return before(end) - before(start);
  }
}
