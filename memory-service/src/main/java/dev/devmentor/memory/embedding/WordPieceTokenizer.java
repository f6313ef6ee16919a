package dev.devmentor.memory.embedding;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The tokenizer of uncased BERT models: words in lower case and without accents, each cut into the
 * longest pieces that the vocabulary has, from left to right. Unlike the native one it needs no
 * library to be unpacked, and it knows where each piece came from.
 *
 * <p>Source: Devlin et al., "BERT" (2019), and the reference implementation's {@code
 * BasicTokenizer} and {@code WordpieceTokenizer}.
 */
public final class WordPieceTokenizer {

  /** A longer word is unknown: one piece for each so many characters. */
  private static final int LONGEST_WORD = 100;

  private static final int LONGEST_PIECE = 32;

  private final Vocabulary vocabulary;
  private final int unknown;

  WordPieceTokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = vocabulary.require("[UNK]");
  }

  /** Cuts a text into pieces. */
  public Tokens tokenize(String text) {
    Pass pass = new Pass(text.length());
    int length;
    for (int at = 0; at < text.length(); at += length) {
      int character = text.codePointAt(at);
      length = Character.charCount(character);
      pass.read(character, at);
    }
    pass.endWord();
    return pass.tokens();
  }

  /** One way through a text: the word at hand and the pieces so far. */
  private final class Pass {

    private final StringBuilder word = new StringBuilder();
    private int[] origins = new int[LONGEST_WORD * 2];
    private int[] ids;
    private int[] starts;
    private int size;

    Pass(int textLength) {
      ids = new int[textLength / 3 + 8];
      starts = new int[ids.length];
    }

    void read(int character, int at) {
      if (isWhitespace(character)) {
        endWord();
      } else if (isPunctuation(character) || isIdeograph(character)) {
        endWord();
        append(character, at);
        endWord();
      } else if (!isIgnored(character)) {
        append(character, at);
      }
    }

    private void append(int character, int at) {
      if (character < 128) {
        append((char) Character.toLowerCase(character), at);
        return;
      }
      String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD);
      plain
          .codePoints()
          .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
          .map(Character::toLowerCase)
          .forEach(each -> append(Character.toString(each), at));
    }

    private void append(String plain, int at) {
      plain.chars().forEach(each -> append((char) each, at));
    }

    private void append(char plain, int at) {
      if (word.length() == origins.length) {
        origins = Arrays.copyOf(origins, origins.length * 2);
      }
      origins[word.length()] = at;
      word.append(plain);
    }

    void endWord() {
      if (word.length() > LONGEST_WORD) {
        addUnknown();
      } else if (!word.isEmpty()) {
        cut();
      }
      word.setLength(0);
    }

    private void addUnknown() {
      for (int start = 0; start < word.length(); start += LONGEST_WORD) {
        add(unknown, origins[start]);
      }
    }

    private void cut() {
      int before = size;
      int start = 0;
      while (start < word.length()) {
        int end = longestPiece(start);
        if (end < 0) {
          size = before;
          addUnknown();
          return;
        }
        start = end;
      }
    }

    /** Adds the longest piece that begins here; where it ends, or -1 if there is none. */
    private int longestPiece(int start) {
      String prefix = start == 0 ? "" : "##";
      for (int end = Math.min(word.length(), start + LONGEST_PIECE); end > start; end--) {
        Integer id = vocabulary.find(prefix + word.substring(start, end));
        if (id != null) {
          add(id, origins[start]);
          return end;
        }
      }
      return -1;
    }

    private void add(int id, int start) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
      }
      ids[size] = id;
      starts[size] = start;
      size++;
    }

    Tokens tokens() {
      return new Tokens(Arrays.copyOf(ids, size), Arrays.copyOf(starts, size));
    }
  }

  private static boolean isWhitespace(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || Character.getType(character) == Character.SPACE_SEPARATOR
        || character == '\u2028'
        || character == '\u2029';
  }

  /** Characters that the reference implementation drops without ending the word. */
  private static boolean isIgnored(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> character == 0xFFFD;
    };
  }

  /** All of ASCII that is neither letter, digit nor space counts, as {@code $} and {@code ~}. */
  private static boolean isPunctuation(int character) {
    if (character < 128) {
      return character > ' ' && character < 127 && !Character.isLetterOrDigit(character);
    }
    return switch (Character.getType(character)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Each is a word of its own: the blocks that the reference implementation names. */
  private static boolean isIdeograph(int character) {
    return (character >= 0x4E00 && character <= 0x9FFF)
        || (character >= 0x3400 && character <= 0x4DBF)
        || (character >= 0x20000 && character <= 0x2CEAF)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0x2F800 && character <= 0x2FA1F);
  }
}
