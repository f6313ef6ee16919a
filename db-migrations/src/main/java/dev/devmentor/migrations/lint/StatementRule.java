package dev.devmentor.migrations.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A rule about single statements against tables that are in use. Source: the chapters of the
 * PostgreSQL manual on explicit locking and on alter table.
 *
 * @param name as findings and allowances call it
 * @param message what is wrong and what to do instead
 * @param breaks whether a statement of a script breaks the rule
 * @param tableAfter the words that the table stands after
 */
record StatementRule(
    String name, String message, BiPredicate<Statement, Script> breaks, String tableAfter)
    implements SqlRule {

  static final List<StatementRule> ALL =
      List.of(
          new StatementRule(
              "index-concurrently",
              "blocks writers while it builds; use create index concurrently",
              (statement, script) ->
                  (statement.startsWith("create index")
                          || statement.startsWith("create unique index"))
                      && !statement.contains("concurrently"),
              "on"),
          new StatementRule(
              "column-type",
              "rewrites the table under a lock; add a column, copy in batches, switch",
              (statement, script) -> statement.startsWith("alter table") && changesType(statement),
              "table"),
          new StatementRule(
              "constraint-not-valid",
              "reads the whole table under a lock; add it not valid, validate it in a later statement",
              (statement, script) ->
                  statement.startsWith("alter table")
                      && addsCheckedConstraint(statement)
                      && !statement.contains("not valid"),
              "table"),
          new StatementRule(
              "constraint-using-index",
              "builds an index under a lock; build it concurrently, then add the constraint using index",
              (statement, script) ->
                  statement.startsWith("alter table")
                      && addsKey(statement)
                      && !statement.contains("using index"),
              "table"),
          new StatementRule(
              "not-null-validated",
              "reads the whole table under a lock; validate a check (… is not null) first",
              (statement, script) ->
                  statement.startsWith("alter table")
                      && statement.contains("set not null")
                      && !validatesBefore(statement, script),
              "table"),
          new StatementRule(
              "not-null-needs-default",
              "fails as soon as there are rows; give the column a default",
              (statement, script) ->
                  statement.startsWith("alter table")
                      && statement.contains("add column")
                      && statement.contains("not null")
                      && !statement.contains("default")
                      && !statement.contains("generated"),
              "table"),
          new StatementRule(
              "volatile-default",
              "rewrites the table: the default differs from row to row; add it, then fill in batches",
              (statement, script) ->
                  statement.startsWith("alter table")
                      && statement.contains("add column")
                      && (statement.contains("default uuidv7")
                          || statement.contains("default gen_random_uuid")
                          || statement.contains("default clock_timestamp")
                          || statement.contains("default random")),
              "table"),
          new StatementRule(
              "renames-what-is-used",
              "the previous release still uses the old name; add the new one beside it",
              (statement, script) ->
                  statement.startsWith("alter table") && statement.contains("rename"),
              "table"),
          new StatementRule(
              "drops-what-is-used",
              "the previous release still uses it; drop it one release after its last use",
              (statement, script) ->
                  statement.startsWith("drop table")
                      || (statement.startsWith("alter table") && statement.contains("drop column")),
              "table"),
          new StatementRule(
              "rewrites-the-table",
              "rewrites the table and locks out readers",
              (statement, script) ->
                  statement.startsWith("vacuum full")
                      || statement.startsWith("cluster")
                      || (statement.startsWith("alter table")
                          && statement.contains("set unlogged")),
              "table"),
          new StatementRule(
              "truncates",
              "throws away rows that users wrote",
              (statement, script) -> statement.startsWith("truncate"),
              "truncate"));

  @Override
  public List<Finding> check(Script script, Released released) {
    if (script.undo()) {
      return List.of();
    }
    return script.statements().stream()
        .filter(statement -> breaks.test(statement, script))
        .flatMap(statement -> finding(statement, script, released).stream())
        .toList();
  }

  private Optional<Finding> finding(Statement statement, Script script, Released released) {
    return statement
        .nameAfter(tableAfter)
        .or(() -> statement.nameAfter("cluster"))
        .or(() -> statement.nameAfter("full"))
        .filter(released::has)
        .map(table -> new Finding(name, script.file(), statement.line(), table + ": " + message));
  }

  private static boolean changesType(Statement statement) {
    return statement
        .find("alter column", 0)
        .filter(
            at ->
                statement.tokens().size() > at + 3
                    && (statement.tokens().get(at + 3).is("type")
                        || statement.contains("set data type")))
        .isPresent();
  }

  private static boolean addsCheckedConstraint(Statement statement) {
    return statement.contains("add")
        && !statement.contains("add column")
        && (statement.contains("foreign key") || statement.contains("check"));
  }

  private static boolean addsKey(Statement statement) {
    return statement.contains("add unique")
        || statement.contains("add primary key")
        || (statement.contains("add constraint")
            && (statement.contains("unique") || statement.contains("primary key")));
  }

  private static boolean validatesBefore(Statement statement, Script script) {
    String table = statement.nameAfter("table").orElse("");
    return script.statements().stream()
        .filter(other -> other.line() < statement.line())
        .filter(other -> other.nameAfter("table").filter(table::equals).isPresent())
        .anyMatch(other -> other.contains("validate constraint"));
  }
}
