package dev.devmentor.migrations.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * What holds in a database, one line each: columns with type and default, keys, valid constraints,
 * unique indexes, enabled triggers, partitions, enums. Names of constraints, indexes and triggers
 * are left out: they promise nothing.
 */
final class CatalogFacts {

  private CatalogFacts() {}

  static Set<String> of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FACTS)) {
      Set<String> facts = new HashSet<>();
      while (rows.next()) {
        facts.add(rows.getString(1));
      }
      return facts;
    }
  }

  private static final String FACTS =
      """
      with ours as (
        select c.oid, c.oid::regclass::text as name, c.relkind, c.relrowsecurity and c.relforcerowsecurity as guarded
          from pg_class c
         where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
           and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_schema_history'
      )
      select concat_ws(' ', o.name || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
                       case when a.attnotnull then 'not null' end,
                       case when a.attgenerated <> '' then 'generated' else 'default ' || pg_get_expr(d.adbin, d.adrelid) end)
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
      union all
      select o.name || ' ' || pg_get_constraintdef(c.oid)
        from pg_constraint c join ours o on o.oid = c.conrelid
       where c.convalidated and c.contype in ('p', 'f', 'c', 'x')
      union all
      select concat_ws(' ', o.name, 'unique', substring(pg_get_indexdef(i.indexrelid) from 'USING btree (.*)'))
        from pg_index i join ours o on o.oid = i.indrelid
       where i.indisunique and not i.indisprimary and i.indisvalid
      union all
      select o.name || ' trigger ' || substring(pg_get_triggerdef(t.oid) from 'CREATE (?:CONSTRAINT )?TRIGGER \\w+ (.*)')
        from pg_trigger t join ours o on o.oid = t.tgrelid
       where not t.tgisinternal and t.tgenabled = 'O'
      union all
      select o.name || ' partition by ' || pg_get_partkeydef(o.oid) from ours o where o.relkind = 'p'
      union all
      select format('%s enum %s', t.oid::regtype, string_agg(e.enumlabel, ', ' order by e.enumsortorder))
        from pg_type t join pg_enum e on e.enumtypid = t.oid
       where t.typnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
       group by t.oid
      """;
}
