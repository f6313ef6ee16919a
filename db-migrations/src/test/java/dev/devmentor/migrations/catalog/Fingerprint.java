package dev.devmentor.migrations.catalog;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything the schemas of a database consist of, one line each; and what their tables hold. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * Schemas, relations, columns, constraints, indexes, triggers, policies, functions and types,
   * with their grants and comments.
   */
  public static List<String> structure(TestDatabase database) throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> lines = new ArrayList<>();
      ResultSet rows = statement.executeQuery(STRUCTURE);
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  /** A hash over the rows of each table, by name. */
  public static Map<String, String> data(TestDatabase database) throws SQLException {
    Map<String, String> hashes = new TreeMap<>();
    try (Connection connection = database.asSuperuser().getConnection();
        Statement tables = connection.createStatement();
        Statement hash = connection.createStatement()) {
      ResultSet names = tables.executeQuery(TABLES);
      while (names.next()) {
        ResultSet row =
            hash.executeQuery(
                """
                select concat(count(*), ' rows ', md5(string_agg(t::text, chr(10) order by t::text))) from %s t
                """
                    .formatted(names.getString(1)));
        row.next();
        hashes.put(names.getString(1), row.getString(1));
      }
    }
    return hashes;
  }

  private static final String TABLES =
      """
      select c.oid::regclass::text
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_schema_history'
      """;

  private static final String STRUCTURE =
      """
      with ours as (
        select oid, nspname, nspacl from pg_namespace where nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
      ), relation as (
        select c.*, n.nspname || '.' || c.relname as name
          from pg_class c join ours n on n.oid = c.relnamespace
         where c.relname !~ '^flyway_schema_history'
      ), comments as (
        select classoid, objoid, objsubid, description from pg_description
      ), acl (object, items) as (
        select 'schema ' || nspname, nspacl from ours
        union all select 'relation ' || name, relacl from relation
        union all select 'column ' || r.name || '.' || a.attname, a.attacl
          from relation r join pg_attribute a on a.attrelid = r.oid
        union all select 'function ' || p.oid::regprocedure, p.proacl
          from pg_proc p join ours n on n.oid = p.pronamespace
        union all select 'type ' || t.oid::regtype, t.typacl
          from pg_type t join ours n on n.oid = t.typnamespace where t.typrelid = 0
      )
      select line from (
        select format('grant on %s to %s: %s', object,
                      case when e.grantee = 0 then 'public' else e.grantee::regrole::text end,
                      string_agg(e.privilege_type || case when e.is_grantable then '*' else '' end, ', '
                                 order by e.privilege_type)) as line
          from acl, lateral aclexplode(acl.items) e
         group by object, e.grantee
        union all
        select concat_ws(' ', 'relation', name, relkind, relpersistence, relrowsecurity, relforcerowsecurity, relowner::regrole,
                         reloptions::text, pg_get_expr(relpartbound, oid), pg_get_partkeydef(oid),
                         case when relkind in ('v', 'm') then pg_get_viewdef(oid) end)
          from relation
        union all
        select concat_ws(' ', 'column', r.name, rank() over (partition by r.oid order by a.attnum), a.attname,
                         format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
                         'generated ' || nullif(a.attgenerated::text, ''), 'identity ' || nullif(a.attidentity::text, ''),
                         a.attcollation::regcollation, a.attstorage, a.attcompression, a.attoptions::text, pg_get_expr(d.adbin, d.adrelid))
          from relation r
          join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        union all
        select concat_ws(' ', 'constraint', r.name, c.conname, c.convalidated, pg_get_constraintdef(c.oid))
          from pg_constraint c join relation r on r.oid = c.conrelid
        union all
        select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
          from pg_index i join relation r on r.oid = i.indrelid
        union all
        select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
          from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal
        union all
        select concat_ws(' ', 'policy', r.name, p.polname, p.polcmd, p.polpermissive, p.polroles::text,
                         pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid))
          from pg_policy p join relation r on r.oid = p.polrelid
        union all
        select concat_ws(' ', 'function', p.proowner::regrole, pg_get_functiondef(p.oid))
          from pg_proc p join ours n on n.oid = p.pronamespace
        union all
        select concat_ws(' ', 'domain', t.oid::regtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull,
                         t.typdefault, c.conname, pg_get_constraintdef(c.oid))
          from pg_type t join ours n on n.oid = t.typnamespace left join pg_constraint c on c.contypid = t.oid
         where t.typtype = 'd'
        union all
        select concat_ws(' ', 'sequence', r.name, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                         s.seqcache, s.seqcycle)
          from pg_sequence s join relation r on r.oid = s.seqrelid
        union all
        select concat_ws(' ', 'rule', pg_get_ruledef(w.oid))
          from pg_rewrite w join relation r on r.oid = w.ev_class where w.rulename <> '_RETURN'
        union all
        select concat_ws(' ', 'statistics', pg_get_statisticsobjdef(s.oid))
          from pg_statistic_ext s join ours n on n.oid = s.stxnamespace
        union all
        select concat_ws(' ', 'enum', t.oid::regtype, string_agg(e.enumlabel, ', ' order by e.enumsortorder))
          from pg_type t join ours n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
         group by t.oid
        union all
        select concat_ws(' ', 'comment', o.name, c.objsubid, c.description)
          from comments c
          join (select 'pg_class'::regclass as class, oid, name from relation
                union all select 'pg_proc'::regclass, p.oid, p.oid::regprocedure::text
                  from pg_proc p join ours n on n.oid = p.pronamespace
                union all select 'pg_type'::regclass, t.oid, t.oid::regtype::text
                  from pg_type t join ours n on n.oid = t.typnamespace) o
            on o.class = c.classoid and o.oid = c.objoid
        union all
        select concat_ws(' ', 'default privileges', d.defaclnamespace::regnamespace, d.defaclobjtype, d.defaclacl::text)
          from pg_default_acl d
      ) as lines
       order by line
      """;
}
