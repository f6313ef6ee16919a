package dev.devmentor.migrations.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table that a script creates.
 *
 * @param columns one statement fragment each, the name first
 */
record NewTable(String name, int line, List<Statement> columns) {

  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like");

  /** Empty unless the statement creates a table with columns of its own; a partition has none. */
  static Optional<NewTable> of(Statement statement) {
    boolean creates =
        statement.startsWith("create table") || statement.startsWith("create unlogged table");
    Optional<Integer> opening = statement.find("(", 0);
    if (!creates || opening.isEmpty() || statement.contains("partition of")) {
      return Optional.empty();
    }
    List<Statement> columns =
        statement.parts(opening.get() + 1, statement.closing(opening.get())).stream()
            .filter(part -> !CONSTRAINTS.contains(part.tokens().getFirst().text()))
            .toList();
    return Optional.of(
        new NewTable(statement.nameAfter("table").orElseThrow(), statement.line(), columns));
  }

  /** Whether its rows belong to somebody. */
  boolean holdsUsersData() {
    return !name.endsWith(".outbox")
        && columns.stream()
            .anyMatch(
                column ->
                    Set.of("user_id", "owner_id", "actor_id")
                            .contains(column.tokens().getFirst().text())
                        || column.nameAfter("references").filter("auth.users"::equals).isPresent());
  }
}
