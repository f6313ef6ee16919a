package dev.devmentor.memory.chunk;

import dev.devmentor.memory.chunk.Cut.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Source code of any language, by its layout alone: what stands at the margin after a blank line
 * starts a declaration, what stands a step further in starts a member of one.
 */
final class CodeCuts implements Cuts {

  private static final int DEEPEST_MEMBER = 4;

  /** {@code text/x-java} and the like; no prose is named that way but the two kinds of markup. */
  private static final Pattern SOURCE = Pattern.compile("(text|application)/x-.+");

  private static final Set<String> REGISTERED =
      Set.of(
          "text/javascript",
          "text/css",
          "application/javascript",
          "application/json",
          "application/sql",
          "application/typescript",
          "application/xml",
          "application/yaml");

  private static final Set<String> MARKUP = Set.of("text/x-rst", "text/x-asciidoc");

  /** Whether a media type names source code. */
  static boolean isCode(String contentType) {
    return REGISTERED.contains(contentType)
        || (SOURCE.matcher(contentType).matches() && !MARKUP.contains(contentType));
  }

  @Override
  public List<Cut> find(String text) {
    List<Cut> cuts = new ArrayList<>();
    boolean afterBlank = false;
    boolean afterEnd = false;
    for (Lines.Line line : Lines.of(text)) {
      if (line.start() > 0) {
        cuts.add(new Cut(line.start(), strength(line, afterBlank || afterEnd)));
      }
      afterEnd = line.text().startsWith("}") && line.indent() <= DEEPEST_MEMBER;
      afterBlank = line.isBlank();
    }
    return cuts;
  }

  private static Strength strength(Lines.Line line, boolean afterGap) {
    if (!afterGap || line.isBlank() || isEnd(line)) {
      return Strength.LINE;
    }
    if (line.indent() == 0) {
      return Strength.SECTION;
    }
    return line.indent() <= DEEPEST_MEMBER ? Strength.BLOCK : Strength.LINE;
  }

  /** Whether the line only closes what is above it. */
  private static boolean isEnd(Lines.Line line) {
    return line.text().startsWith("}") || line.text().startsWith(")");
  }
}
