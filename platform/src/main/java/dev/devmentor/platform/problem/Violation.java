package dev.devmentor.platform.problem;

import java.util.regex.Pattern;

/**
 * One field of a request that was refused. Control characters in it are replaced: it goes into a
 * log, line by line.
 *
 * @param field the path of the field as the client wrote it, for example {@code epics[0].name}
 * @param message what is wrong with it, for a person to read
 */
public record Violation(String field, String message) {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Replaces control characters. */
  public Violation {
    field = printable(field);
    message = printable(message);
  }

  /** The text on one line. */
  static String printable(String text) {
    return CONTROL.matcher(text).replaceAll("\uFFFD");
  }
}
