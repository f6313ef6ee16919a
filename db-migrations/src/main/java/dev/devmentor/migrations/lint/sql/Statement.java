package dev.devmentor.migrations.lint.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement of a script, without its semicolon. */
public record Statement(List<Token> tokens) {

  private static final Set<String> SKIPPED =
      Set.of("table", "if", "not", "exists", "only", "concurrently");

  /** Cuts a script at its semicolons; those within a SQL body (begin atomic … end) do not count. */
  public static List<Statement> of(List<Token> script) {
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

  public int line() {
    return tokens.getFirst().line();
  }

  public boolean startsWith(String words) {
    return matchesAt(0, words.split(" ", -1));
  }

  public boolean contains(String words) {
    return find(words, 0).isPresent();
  }

  /** Where these words first stand one after the other. */
  public Optional<Integer> find(String words, int from) {
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
  public Optional<String> nameAfter(String words) {
    return find(words, 0).map(at -> nameAt(skipped(at + words.split(" ", -1).length)));
  }

  /** Where what stands after these words and the name after them begins. */
  public int endOfNameAfter(String words) {
    return find(words, 0)
        .map(at -> endOfName(skipped(at + words.split(" ", -1).length)))
        .orElse(tokens.size());
  }

  /** The names that stand after some words with commas between them, arguments left out. */
  public List<String> namesAfter(String words) {
    List<String> names = new ArrayList<>();
    Optional<Integer> start = find(words, 0);
    if (start.isEmpty()) {
      return names;
    }
    int at = start.get() + words.split(" ", -1).length;
    do {
      at = skipped(at);
      names.add(nameAt(at));
      at = endOfName(at);
      if (isAt(at, "(")) {
        at = closing(at) + 1;
      }
    } while (isAt(at++, ","));
    return names;
  }

  private boolean isAt(int at, String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  private int skipped(int start) {
    int at = start;
    while (at < tokens.size() && SKIPPED.stream().anyMatch(tokens.get(at)::is)) {
      at++;
    }
    return at;
  }

  private int endOfName(int start) {
    int at = start;
    while (at < tokens.size() && tokens.get(at).isName() && isAt(at + 1, ".")) {
      at += 2;
    }
    return Math.min(at + 1, tokens.size());
  }

  private String nameAt(int start) {
    StringBuilder name = new StringBuilder();
    int at = start;
    while (at < tokens.size() && tokens.get(at).isName()) {
      name.append(tokens.get(at).text());
      if (!isAt(at + 1, ".")) {
        break;
      }
      name.append('.');
      at += 2;
    }
    return name.toString();
  }

  /** The parts between commas that are in no parentheses, from a token to another. */
  public List<Statement> parts(int from, int to) {
    List<Statement> parts = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens.subList(from, to)) {
      depth += opens(token) ? 1 : closes(token) ? -1 : 0;
      if (token.is(",") && depth == 0) {
        add(current, parts);
      } else {
        current.add(token);
      }
    }
    add(current, parts);
    return List.copyOf(parts);
  }

  private static boolean opens(Token token) {
    return token.is("(") || token.is("[");
  }

  private static boolean closes(Token token) {
    return token.is(")") || token.is("]");
  }

  /** The end of the parenthesis that opens at a token. */
  public int closing(int opening) {
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
