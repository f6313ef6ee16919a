package dev.devmentor.migrations.seed;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every foreign key of the rows that a transaction wrote, by one query for each key. The
 * session of a bulk load runs without triggers, and foreign keys are triggers.
 */
final class ReferenceCheck {

  private final Connection connection;

  ReferenceCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Checks one table.
   *
   * @throws MigrationFailure if a row refers to nothing; the caller must not commit
   */
  void check(String table) throws SQLException {
    for (Key key : keys(table)) {
      try (var statement = connection.createStatement();
          ResultSet found = statement.executeQuery(key.orphans())) {
        if (found.next()) {
          throw new MigrationFailure("Rows of %s break %s".formatted(table, key.name()));
        }
      }
    }
  }

  private record Key(String name, String orphans) {}

  private List<Key> keys(String table) throws SQLException {
    String sql =
        """
        select f.conname,
               format('select from %s t where t.xmin = pg_current_xact_id()::xid and %s and not exists (select from %s r where %s) limit 1',
                      f.conrelid::regclass,
                      string_agg(format('t.%I is not null', a.attname), ' and '),
                      f.confrelid::regclass,
                      string_agg(format('r.%I = t.%I', b.attname, a.attname), ' and ')) as orphans
          from pg_constraint f
         cross join lateral unnest(f.conkey, f.confkey) as k (own, other)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.other
         where f.contype = 'f' and f.conparentid = 0 and f.conrelid = ?::regclass
         group by f.oid, f.conname, f.conrelid, f.confrelid
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table);
      ResultSet rows = query.executeQuery();
      List<Key> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(new Key(rows.getString("conname"), rows.getString("orphans")));
      }
      return keys;
    }
  }
}
