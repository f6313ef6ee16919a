package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which rows belong to whom: those that appeared when the rows of that user were planted. */
final class PlantedRows {

  private record Owned(GuardedTable table, UUID user) {}

  private final TestDatabase database;
  private final List<GuardedTable> tables;
  private final Map<Owned, String> keys = new HashMap<>();

  private PlantedRows(TestDatabase database, List<GuardedTable> tables) {
    this.database = database;
    this.tables = tables;
  }

  static PlantedRows plant(TestDatabase database, UUID... users) throws SQLException {
    try (Connection superuser = database.asSuperuser().getConnection()) {
      PlantedRows rows = new PlantedRows(database, GuardedTable.all(superuser));
      for (UUID user : users) {
        Map<GuardedTable, Set<String>> before = rows.present(superuser);
        Seeds.plant(database, user);
        rows.assign(user, before, rows.present(superuser));
      }
      return rows;
    }
  }

  private Map<GuardedTable, Set<String>> present(Connection superuser) throws SQLException {
    Map<GuardedTable, Set<String>> present = new HashMap<>();
    for (GuardedTable table : tables) {
      present.put(table, new LinkedHashSet<>(table.keys(superuser)));
    }
    return present;
  }

  private void assign(
      UUID user, Map<GuardedTable, Set<String>> before, Map<GuardedTable, Set<String>> after) {
    after.forEach(
        (table, found) ->
            found.stream()
                .filter(key -> !before.get(table).contains(key))
                .findFirst()
                .ifPresent(key -> keys.put(new Owned(table, user), key)));
  }

  List<GuardedTable> tables() {
    return tables;
  }

  Optional<String> keyOf(GuardedTable table, UUID user) {
    return Optional.ofNullable(keys.get(new Owned(table, user)));
  }

  /** The row as JSON. */
  String rowOf(GuardedTable table, UUID user) throws SQLException {
    String sql =
        "select to_jsonb(t)::text from %s t where %s".formatted(table.qualified(), table.isKey());
    try (Connection connection = database.asSuperuser().getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, keyOf(table, user).orElseThrow());
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
