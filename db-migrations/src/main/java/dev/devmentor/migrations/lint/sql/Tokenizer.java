package dev.devmentor.migrations.lint.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts SQL into tokens by the lexical rules of PostgreSQL (chapter 4.1 of its manual): strings,
 * escape strings, dollar quotes, quoted names, nested comments. It knows no grammar.
 */
public final class Tokenizer {

  private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9A-Za-z_.]*");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line;

  private Tokenizer(String sql, int firstLine) {
    this.sql = sql;
    this.line = firstLine;
  }

  /** The tokens; a quote or comment that never ends reaches to the end of the text. */
  public static List<Token> tokens(String sql) {
    return tokens(sql, 1);
  }

  /** The tokens of what begins at a line of a longer text. */
  public static List<Token> tokens(String sql, int firstLine) {
    Tokenizer tokenizer = new Tokenizer(sql, firstLine);
    while (tokenizer.at < sql.length()) {
      tokenizer.next();
    }
    return List.copyOf(tokenizer.tokens);
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      skipTo(at + 1);
    } else if (sql.startsWith("--", at)) {
      skipTo(endOf("\n", at));
    } else if (sql.startsWith("/*", at)) {
      skipTo(endOfComment());
    } else if (c == '\'') {
      add(Token.Kind.TEXT, endOfQuoted('\'', at, false));
    } else if ((c == 'E' || c == 'e') && sql.startsWith("'", at + 1)) {
      add(Token.Kind.TEXT, endOfQuoted('\'', at + 1, true));
    } else if (c == '"') {
      add(Token.Kind.QUOTED_NAME, endOfQuoted('"', at, false));
    } else if (c == '$' && matches(DOLLAR) > 0) {
      add(Token.Kind.TEXT, endOf(sql.substring(at, matches(DOLLAR)), matches(DOLLAR)));
    } else if (matches(WORD) > 0) {
      add(Token.Kind.WORD, matches(WORD));
    } else if (matches(NUMBER) > 0) {
      add(Token.Kind.NUMBER, matches(NUMBER));
    } else {
      add(Token.Kind.SIGN, at + 1);
    }
  }

  // The end of what matches here; 0 if nothing does.
  private int matches(Pattern pattern) {
    Matcher matcher = pattern.matcher(sql).region(at, sql.length());
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  private int endOf(String closing, int from) {
    int found = sql.indexOf(closing, from);
    return found < 0 ? sql.length() : found + closing.length();
  }

  private int endOfQuoted(char quote, int opening, boolean escapes) {
    for (int i = opening + 1; i < sql.length(); i++) {
      if (escapes && sql.charAt(i) == '\\') {
        i++;
      } else if (sql.charAt(i) == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return sql.length();
  }

  private int endOfComment() {
    int depth = 0;
    for (int i = at; i < sql.length(); i++) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i++;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return sql.length();
  }

  private void add(Token.Kind kind, int end) {
    String text = sql.substring(at, end);
    tokens.add(
        switch (kind) {
          case WORD -> Token.word(text, line);
          case QUOTED_NAME -> new Token(kind, text.replace("\"", ""), line);
          case TEXT, NUMBER, SIGN -> new Token(kind, text, line);
        });
    skipTo(end);
  }

  private void skipTo(int end) {
    line += (int) sql.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end;
  }
}
