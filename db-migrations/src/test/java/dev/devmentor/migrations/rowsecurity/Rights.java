package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.bootstrap.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a role may do with a table by its grants.
 *
 * @param updatableColumn one that it may update; any column if there is none
 */
record Rights(
    boolean select, boolean insert, boolean update, boolean delete, String updatableColumn) {

  /** The first letters of the commands it may give, a dash for each that it may not. */
  String letters() {
    return (select ? "s" : "-")
        + (insert ? "i" : "-")
        + (update ? "u" : "-")
        + (delete ? "d" : "-");
  }

  static Rights of(Connection superuser, Role role, GuardedTable table) throws SQLException {
    String sql =
        """
        select has_any_column_privilege(r.role, r.name, 'select') as may_select,
               has_table_privilege(r.role, r.name, 'insert') as may_insert,
               u.name is not null as may_update,
               has_table_privilege(r.role, r.name, 'delete') as may_delete,
               coalesce(u.name, split_part(r.key, ', ', 1)) as updatable
          from (select ?::text as role, ?::text as name, ?::text as key) r
          left join lateral (
               select a.attname as name
                 from pg_attribute a
                where a.attrelid = r.name::regclass and a.attnum > 0 and not a.attisdropped
                  and a.attgenerated = ''
                  and has_column_privilege(r.role, r.name::regclass, a.attnum, 'update')
                order by a.attname <> 'updated_at', a.attnum
                limit 1) u on true
        """;
    try (PreparedStatement query = superuser.prepareStatement(sql)) {
      query.setString(1, role.id());
      query.setString(2, table.qualified());
      query.setString(3, table.key());
      ResultSet row = query.executeQuery();
      row.next();
      return new Rights(
          row.getBoolean("may_select"),
          row.getBoolean("may_insert"),
          row.getBoolean("may_update"),
          row.getBoolean("may_delete"),
          row.getString("updatable"));
    }
  }
}
