package dev.devmentor.project.file;

import dev.devmentor.platform.problem.InvalidRequest;

/** Reads the number of a version. */
final class VersionNumber {

  private VersionNumber() {}

  /**
   * A number from 1; null if there is no text.
   *
   * @throws InvalidRequest if it is something else
   */
  static Integer of(String field, String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new InvalidRequest(field, "must be a whole number from 1 to 999999999");
    }
    return Integer.valueOf(text);
  }
}
