package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that a script creates.
 *
 * @param columns one statement fragment each, the name first
 */
record NewTable(String name, int line, List<Statement> columns) {

  private static final Set<String> OWNERS = Set.of("user_id", "owner_id", "actor_id");

  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like");

  /** What may stand between "create" and "table" of one that stays. */
  private static final List<String> CREATED =
      List.of("create table", "create unlogged table", "create foreign table");

  /** Whether it makes a table that outlives the session. */
  static boolean creates(Statement statement) {
    return CREATED.stream().anyMatch(statement::startsWith);
  }

  /** Empty unless the statement creates a table; a partition says nothing of its own. */
  static Optional<NewTable> of(Statement statement, Script script) {
    if (!creates(statement) || statement.contains("partition of")) {
      return Optional.empty();
    }
    int opening = statement.endOfNameAfter("table");
    boolean lists = opening < statement.tokens().size() && statement.tokens().get(opening).is("(");
    List<Statement> columns =
        lists ? statement.parts(opening + 1, statement.closing(opening)) : List.of();
    return Optional.of(
        new NewTable(
            script.qualified(statement.nameAfter("table").orElse("")),
            statement.line(),
            columns.stream().filter(NewTable::isColumn).toList()));
  }

  private static boolean isColumn(Statement part) {
    return CONSTRAINTS.stream().noneMatch(part.tokens().getFirst()::is);
  }

  /** Whether its rows belong to somebody. */
  boolean holdsUsersData() {
    return !name.endsWith(".outbox")
        && columns.stream()
            .anyMatch(
                column ->
                    OWNERS.contains(column.tokens().getFirst().text())
                        || column.nameAfter("references").filter("auth.users"::equals).isPresent());
  }
}
