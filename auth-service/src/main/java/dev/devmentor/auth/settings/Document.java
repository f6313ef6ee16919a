package dev.devmentor.auth.settings;

import java.util.Map;

/**
 * A free-form document.
 *
 * @param content as the client sent it
 * @param version grows with each edit; 0 if it was never written
 */
record Document(Map<String, Object> content, int version) {

  static final Document EMPTY = new Document(Map.of(), 0);
}
