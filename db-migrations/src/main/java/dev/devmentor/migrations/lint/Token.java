package dev.devmentor.migrations.lint;

import java.util.Locale;

/**
 * A word or sign of SQL.
 *
 * @param text as written; names without quotes in lower case, quoted names without their quotes
 * @param line where it begins, from 1
 */
record Token(Kind kind, String text, int line) {

  /** What a token is. Comments and white space are none. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    SIGN
  }

  static Token word(String text, int line) {
    return new Token(Kind.WORD, text.toLowerCase(Locale.ROOT), line);
  }

  boolean is(String word) {
    return kind != Kind.TEXT && kind != Kind.QUOTED_NAME && text.equals(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }
}
