package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What each role can do, for whom, with a row of one user in each guarded table; found by trying.
 *
 * @param cells one for each table, role and actor
 */
record Matrix(List<Cell> cells) {

  /**
   * What one role can do for one actor.
   *
   * @param can four letters, in the order select, insert, update, delete: the first letter of the
   *     command if it works, a dot if the row is not found, a dash if it is refused
   * @param rights what the grants of the role alone would let it do, in the same letters
   */
  record Cell(GuardedTable table, Role role, Actor actor, String can, String rights) {

    boolean allows(String commands) {
      return commands.chars().anyMatch(command -> can.indexOf(command) >= 0);
    }
  }

  static Matrix of(TestDatabase database, PlantedRows rows, UUID owner, List<Actor> actors)
      throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (Connection superuser = database.asSuperuser().getConnection()) {
      for (Role role : Role.values()) {
        try (Connection connection = database.as(role).getConnection()) {
          for (GuardedTable table : rows.tables()) {
            Rights rights = Rights.of(superuser, role, table);
            String key = rows.keyOf(table, owner).orElseThrow();
            String row = rows.rowOf(table, owner);
            for (Actor actor : actors) {
              String can = attempt(new Attempt(connection, actor), table, rights, key, row);
              cells.add(new Cell(table, role, actor, can, rights.letters()));
            }
          }
        }
      }
    }
    return new Matrix(cells);
  }

  static String attempt(Attempt attempt, GuardedTable table, Rights rights, String key, String row)
      throws SQLException {
    return letter('s', attempt.select(table, key))
        + letter('i', attempt.insert(table, row))
        + letter('u', attempt.update(table, rights.updatableColumn(), key))
        + letter('d', attempt.delete(table, key));
  }

  private static String letter(char command, Attempt.Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> String.valueOf(command);
      case NOTHING -> ".";
      case DENIED -> "-";
    };
  }

  Optional<Cell> cell(GuardedTable table, Role role, String actor) {
    return cells.stream()
        .filter(cell -> cell.table().equals(table) && cell.role() == role)
        .filter(cell -> cell.actor().name().equals(actor))
        .findFirst();
  }

  /** A line for each table and role; roles that are refused everything are left out. */
  String text() {
    List<List<Cell>> lines =
        List.copyOf(
            cells.stream()
                .collect(
                    Collectors.groupingBy(
                        cell -> "%-34s %-20s".formatted(cell.table().qualified(), cell.role().id()),
                        TreeMap::new,
                        Collectors.toList()))
                .values());
    StringBuilder text = new StringBuilder();
    for (List<Cell> line : lines) {
      if (line.stream().anyMatch(cell -> !cell.can().equals("----"))) {
        Cell first = line.getFirst();
        text.append("%-34s %-20s".formatted(first.table().qualified(), first.role().id()));
        line.forEach(cell -> text.append(" %-8s".formatted(cell.can())));
        text.setLength(text.toString().stripTrailing().length());
        text.append('\n');
      }
    }
    return text.toString();
  }
}
