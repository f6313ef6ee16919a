package dev.devmentor.memory.chunk;

import dev.devmentor.memory.chunk.Cut.Strength;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plain text: paragraphs between blank lines, sentences in them. */
final class ProseCuts implements Cuts {

  @Override
  public List<Cut> find(String text) {
    List<Cut> cuts = new ArrayList<>();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      if (end < text.length()) {
        cuts.add(new Cut(end, endsParagraph(text, end) ? Strength.BLOCK : Strength.LINE));
      }
    }
    return cuts;
  }

  /** Whether a blank line stands before this place. */
  private static boolean endsParagraph(String text, int end) {
    int breaks = 0;
    for (int i = end - 1; i >= 0 && Character.isWhitespace(text.charAt(i)); i--) {
      if (text.charAt(i) == '\n') {
        breaks++;
      }
    }
    return breaks > 1;
  }
}
