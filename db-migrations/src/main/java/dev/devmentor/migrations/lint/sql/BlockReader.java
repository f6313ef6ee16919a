package dev.devmentor.migrations.lint.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the statements inside of {@code do} blocks, as far as they are written out: those of the
 * block itself and those it gives to {@code execute} as one string.
 */
public final class BlockReader {

  /** What a statement of PL/pgSQL may begin with before the SQL that it runs. */
  private static final Set<String> CONTROL =
      Set.of(
          "declare",
          "begin",
          "if",
          "elsif",
          "else",
          "for",
          "foreach",
          "while",
          "loop",
          "case",
          "when",
          "exception",
          "<");

  private static final Set<String> BEFORE_SQL = Set.of("begin", "then", "else", "loop");

  private BlockReader() {}

  /** The statements of a script, each followed by those inside of it. */
  public static List<Statement> unfolded(List<Statement> statements) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : statements) {
      all.add(statement);
      if (statement.startsWith("do")) {
        statement.tokens().stream()
            .filter(token -> token.kind() == Token.Kind.TEXT)
            .forEach(body -> all.addAll(inside(body)));
      }
    }
    return all;
  }

  private static List<Statement> inside(Token body) {
    List<Statement> found = new ArrayList<>();
    for (Statement each : Statement.of(Tokenizer.tokens(body.content(), body.line()))) {
      Statement sql = withoutControl(each);
      if (sql.tokens().isEmpty()) {
        continue;
      }
      found.add(sql);
      if (isPlainExecute(sql)) {
        Token text = sql.tokens().get(1);
        found.addAll(Statement.of(Tokenizer.tokens(text.content(), text.line())));
      }
    }
    return found;
  }

  /** Whether it runs a string that stands there as a whole. */
  public static boolean isPlainExecute(Statement sql) {
    return sql.startsWith("execute")
        && sql.tokens().size() == 2
        && sql.tokens().get(1).kind() == Token.Kind.TEXT;
  }

  private static Statement withoutControl(Statement statement) {
    List<Token> tokens = statement.tokens();
    while (!tokens.isEmpty() && CONTROL.stream().anyMatch(tokens.getFirst()::is)) {
      int at = 0;
      while (at < tokens.size() && BEFORE_SQL.stream().noneMatch(tokens.get(at)::is)) {
        at++;
      }
      tokens = tokens.subList(Math.min(at + 1, tokens.size()), tokens.size());
    }
    return new Statement(tokens);
  }
}
