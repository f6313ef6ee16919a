package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.BlockReader;
import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.Tokenizer;
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
 * @param checksum of its text, as the {@link Manifest} has it
 * @param allowed rules the author set aside, each with a reason
 */
record Script(
    String file,
    int version,
    boolean undo,
    String checksum,
    List<Statement> statements,
    List<Allowance> allowed) {

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
            Manifest.checksum(sql),
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
    return unfolded().stream().flatMap(statement -> NewTable.of(statement, this).stream()).toList();
  }

  /** The statements, each followed by those that are written inside of it. */
  List<Statement> unfolded() {
    return BlockReader.unfolded(statements);
  }

  /** The name with the schema of the script, unless it says one: that is where it runs. */
  String qualified(String name) {
    return name.contains(".") || !file.contains("/")
        ? name
        : file.substring(0, file.indexOf('/')) + "." + name;
  }

  /** Whether the rule was set aside for the statement that holds a line. */
  boolean allows(String rule, int line) {
    return allowed.stream()
        .filter(a -> a.rule().equals(rule))
        .anyMatch(a -> isNext(a, line, statements) || isNext(a, line, unfolded()));
  }

  private static boolean isNext(Allowance allowance, int line, List<Statement> statements) {
    int next =
        statements.stream()
            .mapToInt(Statement::line)
            .filter(begin -> begin > allowance.line())
            .findFirst()
            .orElse(-1);
    int owner =
        statements.stream().mapToInt(Statement::line).filter(l -> l <= line).max().orElse(0);
    return next == owner;
  }
}
