package dev.devmentor.project.file;

import dev.devmentor.platform.problem.InvalidRequest;
import java.util.regex.Pattern;

/** Reads the {@code Content-Type} of a file; it is given back as it was sent. */
final class ContentTypes {

  private static final int LONGEST = 255;

  /** RFC 9110, section 8.3: type, subtype, and parameters that are not looked into. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127}(\\s*;[\\x20-\\x7e]*)?");

  private ContentTypes() {}

  /**
   * The type; bytes of an unknown kind if there is none.
   *
   * @throws InvalidRequest if it is none, or longer than 255 characters
   */
  static String checked(String header) {
    if (header == null || header.isBlank()) {
      return "application/octet-stream";
    }
    if (header.length() > LONGEST || !MEDIA_TYPE.matcher(header).matches()) {
      throw new InvalidRequest("Content-Type", "must be a media type of at most 255 characters");
    }
    return header;
  }
}
