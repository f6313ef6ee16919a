package dev.devmentor.migrations.seed;

import dev.devmentor.migrations.MigrationFailure;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Checks every foreign key of the rows of some users, by one query for each key. The session of a
 * bulk load runs without triggers, and foreign keys are triggers.
 */
final class ReferenceCheck {

  private final Connection connection;
  private final Array users;
  private final Array projects;

  ReferenceCheck(Connection connection, Collection<UUID> users, Collection<UUID> projects)
      throws SQLException {
    this.connection = connection;
    this.users = connection.createArrayOf("uuid", users.toArray());
    this.projects = connection.createArrayOf("uuid", projects.toArray());
  }

  /**
   * Checks the rows of one table.
   *
   * @param written how many there should be, so that none escapes the check
   * @throws MigrationFailure if a row refers to nothing; the caller must not commit
   */
  void check(SeedTable table, long written) throws SQLException {
    String ours = "t.%s = any (?)".formatted(table.belongs());
    String count = "select count(*) from %s t where %s".formatted(table.table(), ours);
    if (number(count, table) != written) {
      throw new MigrationFailure("Rows of %s belong to nobody".formatted(table.table()));
    }
    for (Key key : keys(table.table())) {
      if (number("%s and %s".formatted(key.orphans(), ours), table) != 0) {
        throw new MigrationFailure("Rows of %s break %s".formatted(table.table(), key.name()));
      }
    }
  }

  private long number(String sql, SeedTable table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, table.belongs().equals("project_id") ? projects : users);
      ResultSet row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private record Key(String name, String orphans) {}

  private List<Key> keys(String table) throws SQLException {
    String sql =
        """
        select f.conname,
               format('select count(*) from %s t where %s and not exists (select from %s r where %s)',
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
