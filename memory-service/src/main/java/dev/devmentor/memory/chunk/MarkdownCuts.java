package dev.devmentor.memory.chunk;

import dev.devmentor.memory.chunk.Cut.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown: sections under headings, blocks between blank lines; fenced code is one block. */
final class MarkdownCuts implements Cuts {

  /** An ATX heading (CommonMark 0.31, section 4.2). */
  private static final Pattern HEADING = Pattern.compile("#{1,6}([ \\t].*)?");

  @Override
  public List<Cut> find(String text) {
    List<Cut> cuts = new ArrayList<>();
    String fence = null;
    boolean afterBlank = false;
    for (Lines.Line line : Lines.of(text)) {
      if (line.start() > 0) {
        cuts.add(new Cut(line.start(), strength(line, fence != null, afterBlank)));
      }
      fence = fenceAfter(line, fence);
      afterBlank = line.isBlank();
    }
    return cuts;
  }

  private static Strength strength(Lines.Line line, boolean fenced, boolean afterBlank) {
    if (fenced) {
      return Strength.LINE;
    }
    if (line.indent() < 4 && HEADING.matcher(line.text()).matches()) {
      return Strength.SECTION;
    }
    return afterBlank && !line.isBlank() ? Strength.BLOCK : Strength.LINE;
  }

  /** The mark that would end the code block which is open after this line; null if none is. */
  private static String fenceAfter(Lines.Line line, String open) {
    String mark = mark(line);
    if (open != null) {
      boolean closes = mark.startsWith(open) && mark.length() == line.text().length();
      return closes ? null : open;
    }
    return mark.isEmpty() ? null : mark;
  }

  private static String mark(Lines.Line line) {
    String text = line.text();
    if (!text.startsWith("```") && !text.startsWith("~~~")) {
      return "";
    }
    int length = 0;
    while (length < text.length() && text.charAt(length) == text.charAt(0)) {
      length++;
    }
    return text.substring(0, length);
  }
}
