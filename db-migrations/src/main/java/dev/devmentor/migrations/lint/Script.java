package dev.devmentor.migrations.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One migration or undo script.
 *
 * @param file its name, with the folder of its schema
 * @param version its number
 * @param undo whether it is the way back
 * @param allowed rules the author set aside, each with a reason
 */
record Script(
    String file, int version, boolean undo, List<Statement> statements, List<Allowance> allowed) {

  private static final Pattern NAME = Pattern.compile("(?:.*/)?([VU])([0-9]+)__.*\\.sql");
  private static final Pattern ALLOWANCE =
      Pattern.compile("(?m)^\\s*--\\s*lint:allow\\s+([a-z-]+)\\s+(\\S.*)$");

  /** A comment {@code -- lint:allow rule reason}: holds for the statement after it. */
  record Allowance(String rule, int line) {}

  /** Empty if the file is not named like a migration. */
  static Optional<Script> of(String file, String sql) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Script(
            file,
            Integer.parseInt(name.group(2)),
            name.group(1).equals("U"),
            Statement.of(Tokenizer.tokens(sql)),
            ALLOWANCE
                .matcher(sql)
                .results()
                .map(match -> new Allowance(match.group(1), lineAt(sql, match.start(1))))
                .toList()));
  }

  private static int lineAt(String sql, int offset) {
    return 1 + (int) sql.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  List<NewTable> newTables() {
    return statements.stream().flatMap(statement -> NewTable.of(statement).stream()).toList();
  }

  /** Whether the rule was set aside for the statement that holds a line. */
  boolean allows(String rule, int line) {
    return allowed.stream()
        .anyMatch(a -> a.rule().equals(rule) && statementAfter(a) == owner(line));
  }

  private int statementAfter(Allowance allowance) {
    return statements.stream()
        .mapToInt(Statement::line)
        .filter(line -> line > allowance.line())
        .findFirst()
        .orElse(-1);
  }

  private int owner(int line) {
    return statements.stream().mapToInt(Statement::line).filter(l -> l <= line).max().orElse(0);
  }
}
