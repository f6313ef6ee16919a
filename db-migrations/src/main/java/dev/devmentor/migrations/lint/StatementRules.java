package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.StatementRule.Site;
import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.TableChange;
import dev.devmentor.migrations.lint.sql.TableChange.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules about single statements. */
final class StatementRules {

  private static final Set<String> VOLATILE =
      Set.of(
          "uuidv7",
          "uuidv4",
          "gen_random_uuid",
          "gen_random_bytes",
          "clock_timestamp",
          "timeofday",
          "random",
          "random_normal",
          "nextval");

  private static final Set<String> COUNTING =
      Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8");

  private StatementRules() {}

  static List<StatementRule> all() {
    return List.of(
        new StatementRule(
            "index-concurrently",
            "blocks writers while it builds; use create index concurrently",
            StatementRules::buildsAnIndexUnderALock,
            List.of("on")),
        StatementRule.of(
            "reindex-concurrently",
            "blocks writers while it builds; use reindex … concurrently",
            statement -> statement.startsWith("reindex") && !statement.contains("concurrently"),
            "table"),
        StatementRule.ofChange(
            "column-type",
            "rewrites the table under a lock; add a column, copy in batches, switch",
            change ->
                change.is(Kind.ALTER_COLUMN)
                    && (change.rest().startsWith("type")
                        || change.rest().startsWith("set data type"))),
        StatementRule.ofChange(
            "constraint-not-valid",
            "reads the whole table under a lock; add it not valid, validate it in a later migration",
            StatementRules::checksEveryRow),
        StatementRule.ofChange(
            "validated-apart",
            "is still locked by the statement that added the constraint; validate it in a later migration",
            StatementRules::validatesWhatItAdds),
        StatementRule.ofChange(
            "constraint-using-index",
            "builds an index under a lock; build it concurrently, then add the constraint using index",
            StatementRules::addsKey),
        StatementRule.ofChange(
            "not-null-validated",
            "reads the whole table under a lock; validate a check (… is not null) first",
            (change, site) ->
                change.is(Kind.ALTER_COLUMN)
                    && change.has("set not null")
                    && !provenBefore(change, site)),
        StatementRule.ofChange(
            "not-null-needs-default",
            "fails as soon as there are rows; give the column a default",
            change ->
                change.is(Kind.ADD_COLUMN)
                    && change.forbidsNull()
                    && !change.has("default")
                    && !change.has("generated")),
        StatementRule.ofChange(
            "volatile-default",
            "rewrites the table: the default differs from row to row; add it, then fill in batches",
            StatementRules::fillsEveryRow),
        StatementRule.of(
            "renames-what-is-used",
            "the previous release still uses the old name; add the new one beside it",
            statement ->
                statement.startsWith("alter")
                    && !statement.contains("rename constraint")
                    && (statement.contains("rename") || statement.contains("set schema")),
            "table",
            "alter view",
            "materialized view",
            "alter type",
            "alter domain",
            "alter function",
            "alter procedure"),
        new StatementRule(
            "drops-what-is-used",
            "the previous release still uses it; drop it one release after its last use",
            StatementRules::drops,
            List.of("table", "view", "type", "domain", "function", "procedure", "routine")),
        StatementRule.of(
            "rewrites-the-table",
            "rewrites the table and locks out readers",
            StatementRules::rewrites,
            "table",
            "cluster",
            "full",
            ")"),
        StatementRule.of(
            "locks-the-table",
            "makes everybody wait until the migration ends",
            statement -> statement.startsWith("lock"),
            "lock"),
        StatementRule.ofChange(
            "detach-concurrently",
            "locks out readers of every partition; use detach partition … concurrently",
            change -> change.has("detach partition") && !change.has("concurrently")),
        StatementRule.of(
            "truncates",
            "throws away rows that users wrote",
            statement -> statement.startsWith("truncate"),
            "truncate"));
  }

  // The index of a partitioned table alone is made without reading a row: its partitions' are taken
  // in.
  private static boolean buildsAnIndexUnderALock(Statement statement, Site site) {
    boolean indexes =
        statement.startsWith("create index") || statement.startsWith("create unique index");
    boolean hollow = statement.contains("on only") && site.released().isPartitioned(site.target());
    return indexes && !statement.contains("concurrently") && !hollow;
  }

  private static boolean checksEveryRow(TableChange change) {
    boolean checks =
        change.has("foreign key")
            || change.has("references")
            || change.has("check")
            || (change.is(Kind.ADD_CONSTRAINT) && change.forbidsNull());
    return (change.is(Kind.ADD_CONSTRAINT) || change.is(Kind.ADD_COLUMN))
        && checks
        && !change.has("not valid");
  }

  private static boolean validatesWhatItAdds(TableChange change, Site site) {
    return change.has("validate constraint")
        && changes(site.script(), site.target())
            .filter(other -> other.is(Kind.ADD_CONSTRAINT))
            .anyMatch(other -> other.constraint().equals(change.constraint()));
  }

  private static boolean addsKey(TableChange change) {
    boolean key = change.has("unique") || change.has("primary key") || change.has("exclude");
    return (change.is(Kind.ADD_CONSTRAINT) || change.is(Kind.ADD_COLUMN))
        && key
        && !change.has("using index");
  }

  private static boolean fillsEveryRow(TableChange change) {
    if (!change.is(Kind.ADD_COLUMN)) {
      return false;
    }
    boolean differs =
        change.text().find("default", 0).stream()
            .flatMap(at -> change.text().tokens().stream().skip(at))
            .anyMatch(token -> VOLATILE.contains(token.text()));
    return differs
        || change.has("as identity")
        || change.has("stored")
        || change.text().tokens().stream().anyMatch(token -> COUNTING.contains(token.text()));
  }

  private static boolean drops(Statement statement, Site site) {
    if (statement.startsWith("drop")) {
      return site.script().unfolded().stream()
          .filter(other -> other.startsWith("create"))
          .flatMap(other -> Stream.of("view", "function", "procedure").map(other::nameAfter))
          .flatMap(Optional::stream)
          .noneMatch(name -> site.script().qualified(name).equals(site.target()));
    }
    return TableChange.of(statement).stream().anyMatch(change -> change.is(Kind.DROP_COLUMN));
  }

  private static boolean rewrites(Statement statement) {
    boolean wholeTable =
        statement.startsWith("cluster")
            || (statement.startsWith("vacuum") && statement.contains("full"));
    return wholeTable
        || TableChange.of(statement).stream()
            .anyMatch(
                change ->
                    change.has("set unlogged")
                        || change.has("set logged")
                        || change.has("set access method")
                        || change.has("set tablespace")
                        || change.has("set expression"));
  }

  // A check that was validated, in this migration or an earlier one, says that no row lacks it.
  private static boolean provenBefore(TableChange change, Site site) {
    List<TableChange> earlier =
        site.released().scripts().stream()
            .filter(script -> !script.undo() && script.version() <= site.script().version())
            .flatMap(script -> changes(script, site.target()))
            .toList();
    return earlier.stream()
        .filter(other -> other.is(Kind.ADD_CONSTRAINT) && isProof(other, change.column()))
        .anyMatch(proof -> isValidated(proof, earlier));
  }

  private static boolean isProof(TableChange constraint, String column) {
    return constraint
        .text()
        .find("is not null", 0)
        .filter(at -> at > 0 && constraint.text().tokens().get(at - 1).isNamed(column))
        .isPresent();
  }

  private static boolean isValidated(TableChange constraint, List<TableChange> changes) {
    return changes.stream()
        .filter(other -> other.has("validate constraint"))
        .anyMatch(other -> other.constraint().equals(constraint.constraint()));
  }

  private static Stream<TableChange> changes(Script script, String table) {
    return script.unfolded().stream()
        .filter(
            statement ->
                statement
                    .nameAfter("table")
                    .map(script::qualified)
                    .filter(table::equals)
                    .isPresent())
        .flatMap(statement -> TableChange.of(statement).stream());
  }
}
