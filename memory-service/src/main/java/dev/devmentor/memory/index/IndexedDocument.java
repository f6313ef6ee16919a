package dev.devmentor.memory.index;

import dev.devmentor.memory.vector.Labels;

/**
 * A document as the index needs it.
 *
 * @param content its text; null where it is not needed
 * @param cut whether it has chunks
 */
record IndexedDocument(
    Labels labels,
    String title,
    String author,
    String contentType,
    String content,
    boolean cut,
    int version) {

  /**
   * A chunk with what its reader would know: what it is from, and who says it. Both rankings see
   * it, so a turn of a conversation is found by the name of who spoke.
   */
  String inContext(String chunk) {
    StringBuilder text = new StringBuilder();
    if (title != null) {
      text.append(title).append('\n');
    }
    if (author != null) {
      text.append(author).append(": ");
    }
    return text.append(chunk).toString();
  }
}
