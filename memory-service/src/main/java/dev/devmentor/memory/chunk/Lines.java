package dev.devmentor.memory.chunk;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text by their offsets. */
final class Lines {

  /**
   * One line.
   *
   * @param start of the line
   * @param end before the line break
   * @param indent how many columns of blanks it starts with; a tab counts as four
   * @param text without the blanks at both ends
   */
  record Line(int start, int end, int indent, String text) {

    boolean isBlank() {
      return text.isEmpty();
    }
  }

  private static final int TAB = 4;

  private Lines() {}

  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      String line = text.substring(start, end);
      lines.add(new Line(start, end, indent(line), line.strip()));
      start = end + 1;
    }
    return lines;
  }

  private static int indent(String line) {
    int columns = 0;
    for (int i = 0; i < line.length() && Character.isWhitespace(line.charAt(i)); i++) {
      columns += line.charAt(i) == '\t' ? TAB : 1;
    }
    return columns;
  }
}
