package dev.devmentor.memory.document;

/**
 * The text of a document.
 *
 * @param contentType its media type
 */
public record DocumentText(String text, String contentType) {

  /** The text of a document never changes, so there is one tag for all time. */
  static final String ENTITY_TAG = "\"text\"";
}
