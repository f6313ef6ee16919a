package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.TableChange;
import dev.devmentor.migrations.lint.sql.Token;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about what a script must say of what it makes. */
enum ScriptRule implements SqlRule {
  /** Nobody sees another user's rows. */
  FORCED_ROW_SECURITY {
    @Override
    Stream<Finding> found(Script script) {
      Stream<Finding> open =
          script.newTables().stream()
              .filter(NewTable::holdsUsersData)
              .filter(table -> !isForced(script, table.name()))
              .map(
                  table ->
                      finding(
                          "forced-row-security",
                          script,
                          table.line(),
                          table.name()
                              + " holds users' rows: enable and force row level security in the same script"));
      Stream<Finding> opened =
          script.unfolded().stream()
              .filter(statement -> TableChange.of(statement).stream().anyMatch(ScriptRule::opens))
              .map(
                  statement ->
                      finding(
                          "forced-row-security",
                          script,
                          statement.line(),
                          "takes row level security off"));
      return Stream.concat(open, opened);
    }
  },

  /** The schema documents are made of comments. */
  TABLE_COMMENT {
    @Override
    Stream<Finding> found(Script script) {
      return script.newTables().stream()
          .filter(table -> !isDescribed(script, "comment on table", table.name()))
          .map(
              table ->
                  finding(
                      MISSING_COMMENT,
                      script,
                      table.line(),
                      table.name() + " has no comment on table"));
    }
  },

  /** The schema documents are made of comments. */
  COLUMN_COMMENT {
    @Override
    Stream<Finding> found(Script script) {
      Stream<Column> created =
          script.newTables().stream()
              .flatMap(
                  table ->
                      table.columns().stream()
                          .map(
                              column ->
                                  new Column(
                                      table.name(),
                                      column.tokens().getFirst().text(),
                                      column.line())));
      return Stream.concat(created, script.unfolded().stream().flatMap(s -> added(s, script)))
          .filter(column -> !isDescribed(script, "comment on column", column.qualified()))
          .map(
              column ->
                  finding(
                      MISSING_COMMENT,
                      script,
                      column.line(),
                      column.qualified() + " has no comment on column"));
    }
  };

  private static final String MISSING_COMMENT = "missing-comment";

  private record Column(String table, String name, int line) {
    String qualified() {
      return table + "." + name;
    }
  }

  abstract Stream<Finding> found(Script script);

  @Override
  public List<Finding> check(Script script, Released released) {
    return script.undo() ? List.of() : found(script).toList();
  }

  private static Finding finding(String rule, Script script, int line, String message) {
    return new Finding(rule, script.file(), line, message);
  }

  private static boolean isForced(Script script, String table) {
    List<TableChange> changes =
        script.unfolded().stream()
            .filter(statement -> names(statement, "table", script, table))
            .flatMap(statement -> TableChange.of(statement).stream())
            .toList();
    Predicate<String> says = words -> changes.stream().anyMatch(c -> c.text().startsWith(words));
    return says.test("enable row level security") && says.test("force row level security");
  }

  private static boolean opens(TableChange change) {
    return change.text().startsWith("disable row level security")
        || change.text().startsWith("no force row level security");
  }

  private static Stream<Column> added(Statement statement, Script script) {
    String table = script.qualified(statement.nameAfter("table").orElse(""));
    return TableChange.of(statement).stream()
        .filter(change -> change.is(TableChange.Kind.ADD_COLUMN))
        .map(change -> new Column(table, change.column(), change.text().line()));
  }

  // A comment that is null or blank is none.
  private static boolean isDescribed(Script script, String words, String name) {
    String last = words.substring(words.lastIndexOf(' ') + 1);
    return script.unfolded().stream()
        .filter(statement -> statement.startsWith(words))
        .filter(statement -> names(statement, last, script, name))
        .map(statement -> statement.tokens().getLast())
        .anyMatch(text -> text.kind() == Token.Kind.TEXT && !text.content().isBlank());
  }

  // The name of a column has one part more.
  private static boolean names(Statement statement, String word, Script script, String name) {
    return statement
        .nameAfter(word)
        .filter(found -> found.equals(name) || script.qualified("").concat(found).equals(name))
        .isPresent();
  }
}
