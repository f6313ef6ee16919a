package dev.devmentor.migrations.lint.sql;

import java.util.Locale;

/**
 * A word or sign of SQL.
 *
 * @param text as written; names without quotes in lower case, quoted names without their quotes
 * @param line where it begins, from 1
 */
public record Token(Kind kind, String text, int line) {

  /** What a token is. Comments and white space are none. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    SIGN
  }

  public static Token word(String text, int line) {
    return new Token(Kind.WORD, text.toLowerCase(Locale.ROOT), line);
  }

  public boolean is(String word) {
    return kind != Kind.TEXT && kind != Kind.QUOTED_NAME && text.equals(word);
  }

  /** What a string holds: without its quotes. */
  public String content() {
    if (text.startsWith("$")) {
      int tag = text.indexOf('$', 1) + 1;
      return text.substring(tag, Math.max(tag, text.length() - tag));
    }
    int opening = text.indexOf('\'');
    int end = text.endsWith("'") && text.length() > opening + 1 ? text.length() - 1 : text.length();
    return text.substring(opening + 1, end).replace("''", "'");
  }

  /** Whether it is this word as a name: in quotes or not. */
  public boolean isNamed(String name) {
    return isName() && text.equals(name);
  }

  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }
}
