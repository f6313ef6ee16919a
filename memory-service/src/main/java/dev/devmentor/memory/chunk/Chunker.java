package dev.devmentor.memory.chunk;

import dev.devmentor.memory.chunk.Cut.Strength;
import dev.devmentor.memory.embedding.Tokens;
import dev.devmentor.memory.embedding.WordPieceTokenizer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into chunks that the embedding model takes in whole, at the best places it has. All
 * of the text is in some chunk, but for blanks between them. Not for an event loop: a text of 1 MiB
 * takes a good part of a second.
 */
@Singleton
public class Chunker {

  private final WordPieceTokenizer tokenizer;
  private final int most;
  private final int least;
  private final int overlap;

  /** A chunker for one model. */
  public Chunker(WordPieceTokenizer tokenizer, ChunkConfig config) {
    this.tokenizer = tokenizer;
    this.most = config.most();
    this.least = Math.min(config.least(), config.most());
    // Less than any chunk is long: each chunk must end after the one before.
    this.overlap = Math.min(config.overlap(), Math.min(most / 4, least - 1));
  }

  /**
   * Cuts a text.
   *
   * @param contentType decides where the text may be cut
   */
  public List<Chunk> cut(String text, String contentType) {
    Tokens tokens = tokenizer.tokenize(text);
    return new Pass(text, tokens, Cuts.of(contentType).find(text)).chunks();
  }

  /** One way through a text. */
  private final class Pass {

    private final String text;
    private final Tokens tokens;
    private final List<Cut> cuts;
    private final List<Chunk> chunks = new ArrayList<>();
    private int nextCut;

    Pass(String text, Tokens tokens, List<Cut> cuts) {
      this.text = text;
      this.tokens = tokens;
      this.cuts = cuts;
    }

    List<Chunk> chunks() {
      int start = 0;
      while (start < text.length()) {
        int end = end(start);
        add(start, end);
        start = end == text.length() ? end : next(start, end);
      }
      return chunks;
    }

    private void add(int start, int end) {
      int from = start;
      int to = end;
      while (from < to && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
        to--;
      }
      if (from < to) {
        chunks.add(new Chunk(from, to, tokens.between(from, to)));
      }
    }

    /** Where the chunk that starts here ends: at the best place within its size. */
    private int end(int start) {
      int limit = limit(start);
      int block = -1;
      int line = -1;
      skipTo(start);
      for (int i = nextCut; i < cuts.size() && cuts.get(i).offset() <= limit; i++) {
        Cut cut = cuts.get(i);
        int size = tokens.between(start, cut.offset());
        if (cut.strength() == Strength.SECTION && size >= least) {
          return cut.offset();
        }
        if (cut.strength() != Strength.LINE && size >= most / 2) {
          block = cut.offset();
        } else if (size >= most / 2) {
          line = cut.offset();
        }
      }
      if (limit == text.length()) {
        return limit;
      }
      return block >= 0 ? block : line >= 0 ? line : limit;
    }

    /** Cuts at or before the start are of no more use. */
    private void skipTo(int start) {
      while (nextCut < cuts.size() && cuts.get(nextCut).offset() <= start) {
        nextCut++;
      }
    }

    /** The farthest end: where the first piece too many begins, or rather its word. */
    private int limit(int start) {
      int over = tokens.before(start) + most;
      if (over >= tokens.size()) {
        return text.length();
      }
      int end = tokens.start(over);
      int word = end;
      while (word > start && !Character.isWhitespace(text.charAt(word - 1))) {
        word--;
      }
      return tokens.between(start, word) > most / 2 ? word : end;
    }

    /** Where the next chunk starts: a little before the end of this one, unless it ends well. */
    private int next(int start, int end) {
      int place = end;
      for (int i = cutBefore(end); i >= 0; i--) {
        Cut cut = cuts.get(i);
        if (cut.offset() <= start || tokens.between(cut.offset(), end) > overlap) {
          break;
        }
        if (cut.offset() == end && cut.strength() != Strength.LINE) {
          return end;
        }
        place = cut.offset();
      }
      return place;
    }

    /** The last cut that is not after this place; -1 if there is none. */
    private int cutBefore(int end) {
      int i = Math.min(nextCut, cuts.size() - 1);
      while (i + 1 < cuts.size() && cuts.get(i + 1).offset() <= end) {
        i++;
      }
      while (i >= 0 && cuts.get(i).offset() > end) {
        i--;
      }
      return i;
    }
  }
}
