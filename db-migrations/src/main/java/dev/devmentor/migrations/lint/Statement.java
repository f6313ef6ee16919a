package dev.devmentor.migrations.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement of a script, without its semicolon. */
record Statement(List<Token> tokens) {

  private static final Set<String> SKIPPED =
      Set.of("table", "if", "not", "exists", "only", "concurrently");

  /** Cuts a script at its semicolons; those within a SQL body (begin atomic … end) do not count. */
  static List<Statement> of(List<Token> script) {
    List<Statement> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int bodies = 0;
    for (Token token : script) {
      boolean atomic = token.is("atomic") && !current.isEmpty() && current.getLast().is("begin");
      bodies += atomic || (bodies > 0 && token.is("case")) ? 1 : 0;
      bodies -= bodies > 0 && token.is("end") ? 1 : 0;
      if (token.is(";") && bodies == 0) {
        add(current, statements);
      } else {
        current.add(token);
      }
    }
    add(current, statements);
    return List.copyOf(statements);
  }

  private static void add(List<Token> tokens, List<Statement> statements) {
    if (!tokens.isEmpty()) {
      statements.add(new Statement(List.copyOf(tokens)));
      tokens.clear();
    }
  }

  int line() {
    return tokens.getFirst().line();
  }

  boolean startsWith(String words) {
    return matchesAt(0, words.split(" ", -1));
  }

  boolean contains(String words) {
    return find(words, 0).isPresent();
  }

  /** Where these words first stand one after the other. */
  Optional<Integer> find(String words, int from) {
    String[] wanted = words.split(" ", -1);
    for (int i = from; i <= tokens.size() - wanted.length; i++) {
      if (matchesAt(i, wanted)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private boolean matchesAt(int start, String... words) {
    if (start + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(start + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The name that stands after some words, schema and all; past if exists, only and concurrently.
   */
  Optional<String> nameAfter(String words) {
    return find(words, 0).map(at -> nameAt(at + words.split(" ", -1).length));
  }

  private String nameAt(int start) {
    int at = start;
    while (at < tokens.size() && SKIPPED.contains(tokens.get(at).text())) {
      at++;
    }
    StringBuilder name = new StringBuilder();
    while (at < tokens.size() && tokens.get(at).isName()) {
      name.append(tokens.get(at).text());
      if (at + 1 >= tokens.size() || !tokens.get(at + 1).is(".")) {
        break;
      }
      name.append('.');
      at += 2;
    }
    return name.toString();
  }

  /** The parts between commas that are in no parentheses, from a token to another. */
  List<Statement> parts(int from, int to) {
    List<Statement> parts = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens.subList(from, to)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.is(",") && depth == 0) {
        add(current, parts);
      } else {
        current.add(token);
      }
    }
    add(current, parts);
    return List.copyOf(parts);
  }

  /** The end of the parenthesis that opens at a token. */
  int closing(int opening) {
    int depth = 0;
    for (int i = opening; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }
}
