package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with row-level security.
 *
 * @param key its primary key, columns separated by commas
 * @param columns those a row is written with: all but the generated ones
 */
record GuardedTable(Schema schema, String name, String key, String columns) {

  static List<GuardedTable> all(Connection connection) throws SQLException {
    String sql =
        """
        select n.nspname, c.relname, k.columns as key, w.columns
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
          join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
         cross join lateral (
               select string_agg(a.attname, ', ' order by a.attnum) as columns
                 from pg_attribute a where a.attrelid = c.oid and a.attnum = any (p.conkey)) k
         cross join lateral (
               select string_agg(a.attname, ', ' order by a.attnum) as columns
                 from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') w
         where c.relrowsecurity and not c.relispartition
         order by n.nspname, c.relname
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<GuardedTable> tables = new ArrayList<>();
      while (rows.next()) {
        tables.add(
            new GuardedTable(
                Schema.named(rows.getString("nspname")),
                rows.getString("relname"),
                rows.getString("key"),
                rows.getString("columns")));
      }
      return tables;
    }
  }

  /** The names of the tables that have no row-level security, Flyway's apart. */
  static List<String> unguarded(Connection connection) throws SQLException {
    String sql =
        """
        select n.nspname || '.' || c.relname
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
           and not c.relrowsecurity and c.relname <> 'flyway_schema_history'
         order by n.nspname, c.relname
        """;
    String[] schemas = Schema.all().stream().map(Schema::id).toArray(String[]::new);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", schemas));
      ResultSet rows = query.executeQuery();
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  String qualified() {
    return schema.id() + "." + name;
  }

  /** The key of each row that the connection sees, as a JSON array; the one planted first leads. */
  List<String> keys(Connection connection) throws SQLException {
    String sql =
        "select jsonb_build_array(%s)::text from %s order by tableoid, ctid"
            .formatted(key, qualified());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    }
  }

  /** The condition that holds for one row alone; the parameter is its key. */
  String isKey() {
    return "jsonb_build_array(%s) = ?::jsonb".formatted(key);
  }
}
