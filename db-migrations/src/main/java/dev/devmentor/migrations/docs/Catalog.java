package dev.devmentor.migrations.docs;

import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads one schema from the catalog of PostgreSQL. Partitions count as their parent. */
final class Catalog {

  private final Connection connection;
  private final Schema schema;

  Catalog(Connection connection, Schema schema) {
    this.connection = connection;
    this.schema = schema;
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  List<Table> tables() throws SQLException {
    String sql =
        """
        select c.relname, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
               pg_get_partkeydef(c.oid) as partitioning, c.relforcerowsecurity
          from pg_class c
         where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           and c.relname <> 'flyway_schema_history'
         order by c.relname
        """;
    return query(sql, schema.id(), this::table);
  }

  private Table table(ResultSet row) throws SQLException {
    String name = row.getString("relname");
    String qualified = schema.id() + "." + name;
    return new Table(
        name,
        row.getString("comment"),
        row.getString("partitioning"),
        row.getBoolean("relforcerowsecurity"),
        columns(qualified),
        constraints(qualified),
        indexes(qualified),
        policies(qualified),
        triggers(qualified));
  }

  List<View> views() throws SQLException {
    String sql =
        """
        select c.relname, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
               pg_get_viewdef(c.oid) as definition
          from pg_class c
         where c.relnamespace = ?::regnamespace and c.relkind = 'v'
         order by c.relname
        """;
    return query(
        sql,
        schema.id(),
        row ->
            new View(
                row.getString("relname"),
                row.getString("comment"),
                columns(schema.id() + "." + row.getString("relname")),
                row.getString("definition")));
  }

  private List<Table.Column> columns(String table) throws SQLException {
    String sql =
        """
        select a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
               concat(case when a.attgenerated <> '' then 'generated: ' end,
                      pg_get_expr(d.adbin, d.adrelid)) as fallback,
               coalesce(col_description(a.attrelid, a.attnum), '') as comment
          from pg_attribute a
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
         order by a.attnum
        """;
    return query(
        sql,
        table,
        row ->
            new Table.Column(
                row.getString("attname"),
                row.getString("type"),
                row.getBoolean("attnotnull"),
                row.getString("fallback"),
                row.getString("comment")));
  }

  // Not-null constraints have a column of their own in the table of columns.
  private List<Table.Detail> constraints(String table) throws SQLException {
    return details(
        """
        select conname as name, pg_get_constraintdef(oid) as definition
          from pg_constraint
         where conrelid = ?::regclass and contype <> 'n' and conparentid = 0
         order by contype, conname
        """,
        table);
  }

  private List<Table.Detail> indexes(String table) throws SQLException {
    return details(
        """
        select c.relname as name,
               regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING ', '\\1') as definition
          from pg_index i
          join pg_class c on c.oid = i.indexrelid
         where i.indrelid = ?::regclass
         order by c.relname
        """,
        table);
  }

  private List<Table.Detail> policies(String table) throws SQLException {
    return details(
        """
        select polname as name,
               concat(case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                  when 'd' then 'delete' else 'all' end,
                      ' using ' || pg_get_expr(polqual, polrelid),
                      ' with check ' || pg_get_expr(polwithcheck, polrelid)) as definition
          from pg_policy
         where polrelid = ?::regclass
         order by polname
        """,
        table);
  }

  private List<Table.Detail> triggers(String table) throws SQLException {
    return details(
        """
        select tgname as name,
               regexp_replace(pg_get_triggerdef(oid), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', '') as definition
          from pg_trigger
         where tgrelid = ?::regclass and not tgisinternal
         order by tgname
        """,
        table);
  }

  private List<Table.Detail> details(String sql, String table) throws SQLException {
    return query(
        sql, table, row -> new Table.Detail(row.getString("name"), row.getString("definition")));
  }

  List<EnumType> enums() throws SQLException {
    String sql =
        """
        select t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder) as labels,
               coalesce(obj_description(t.oid, 'pg_type'), '') as comment
          from pg_type t
          join pg_enum e on e.enumtypid = t.oid
         where t.typnamespace = ?::regnamespace
         group by t.oid, t.typname
         order by t.typname
        """;
    return query(
        sql,
        schema.id(),
        row ->
            new EnumType(
                row.getString("typname"), row.getString("labels"), row.getString("comment")));
  }

  List<Routine> routines() throws SQLException {
    String sql =
        """
        select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature,
               pg_get_function_result(p.oid) as returns, p.prosecdef,
               coalesce(obj_description(p.oid, 'pg_proc'), '') as comment
          from pg_proc p
         where p.pronamespace = ?::regnamespace
         order by p.proname, pg_get_function_identity_arguments(p.oid) collate "C"
        """;
    return query(
        sql,
        schema.id(),
        row ->
            new Routine(
                row.getString("signature"),
                row.getString("returns"),
                row.getBoolean("prosecdef"),
                row.getString("comment")));
  }

  List<Reference> references() throws SQLException {
    String sql =
        """
        select c.relname, concat(case when t.relnamespace <> c.relnamespace then n.nspname || '.' end, t.relname) as target, k.columns, k.optional,
               exists (select from pg_index i
                        where i.indrelid = f.conrelid and i.indisunique and i.indpred is null
                          and i.indkey::smallint[] <@ f.conkey and i.indnkeyatts = cardinality(f.conkey)) as single
          from pg_constraint f
          join pg_class c on c.oid = f.conrelid
          join pg_class t on t.oid = f.confrelid
          join pg_namespace n on n.oid = t.relnamespace
         cross join lateral (
               select string_agg(a.attname, ', ' order by a.attnum) as columns, bool_or(not a.attnotnull) as optional
                 from pg_attribute a
                where a.attrelid = f.conrelid and a.attnum = any (f.conkey)) k
         where f.contype = 'f' and f.conparentid = 0 and c.relnamespace = ?::regnamespace
           and not c.relispartition
         order by c.relname, f.conname
        """;
    return query(
        sql,
        schema.id(),
        row ->
            new Reference(
                row.getString("relname"),
                row.getString("target"),
                row.getString("columns"),
                row.getBoolean("optional"),
                row.getBoolean("single")));
  }

  private <T> List<T> query(String sql, String parameter, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      ResultSet rows = statement.executeQuery();
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }
}
