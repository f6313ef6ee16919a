package dev.devmentor.migrations.lint;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** The rules every table and function keeps; each finds what breaks it. */
public enum CatalogRule {
  /** Whatever belongs to users has row-level security that holds for the owner too. */
  FORCED_ROW_SECURITY(
      """
      , of_users (oid) as (
        select 'auth.users'::regclass::oid
        union
        select f.conrelid from pg_constraint f join of_users u on u.oid = f.confrelid where f.contype = 'f'
      )
      select o.name from ours o
       where not (o.relrowsecurity and o.relforcerowsecurity)
         and (o.oid in (select u.oid from of_users u)
           or exists (select from pg_attribute a
                       where a.attrelid = o.oid and a.attname in ('user_id', 'owner_id', 'actor_id')
                         and not a.attisdropped))
         -- Ids of work to do, read by workers that act for nobody.
         and o.name not like '%.outbox'
      """),

  /** Nobody goes around a guarded table by way of its partitions. */
  CLOSED_PARTITIONS(
      """
      select c.oid::regclass::text from pg_class c
        join pg_inherits i on i.inhrelid = c.oid
        join ours o on o.oid = i.inhparent
       where o.relrowsecurity and not (c.relrowsecurity and c.relforcerowsecurity) or c.relacl is not null
      """),

  /** A view shows its reader's own rows alone, and no function of the reader sees the others. */
  GUARDED_VIEWS(
      """
      select c.oid::regclass::text from pg_class c
       where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and c.relkind in ('v', 'm')
         and not coalesce(c.reloptions && array['security_invoker=true'], false)
         and not (coalesce(c.reloptions && array['security_barrier=true'], false)
              and pg_get_viewdef(c.oid) ~ 'SELECT \\(?NULLIF\\(current_setting')
      """),

  /** Each foreign key is led by an index. */
  INDEXED_FOREIGN_KEYS(
      """
      select o.name || '.' || f.conname from pg_constraint f join ours o on o.oid = f.conrelid
       where f.contype = 'f'
         and not exists (
           select from pg_index i
            where i.indrelid = f.conrelid and i.indisvalid
              -- Rows that refer to nothing may be left out.
              and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
                     select format('(%I IS NOT NULL)', a.attname) from pg_attribute a
                      where a.attrelid = f.conrelid and a.attnum = any (f.conkey)))
              and (i.indkey::smallint[])[0:cardinality(f.conkey) - 1] @> f.conkey)
      """),

  /** Each id that a policy compares begins an index. */
  INDEXED_POLICY_COLUMNS(
      """
      select distinct o.name || '.' || a.attname
        from pg_policy p
        join ours o on o.oid = p.polrelid
        join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
         and d.refclassid = 'pg_class'::regclass and d.refobjid = p.polrelid and d.refobjsubid > 0
        join pg_attribute a on a.attrelid = p.polrelid and a.attnum = d.refobjsubid
       where a.atttypid = 'uuid'::regtype
         and not exists (select from pg_index i
                          where i.indrelid = p.polrelid and i.indisvalid and i.indkey[0] = a.attnum)
      """),

  /** A policy reads the current user in a subquery, once per statement. */
  USER_READ_ONCE_PER_STATEMENT(
      """
      select o.name || '.' || p.polname
        from pg_policy p
        join ours o on o.oid = p.polrelid
       cross join lateral (select concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) e (text)
       where e.text ~ 'current_setting' and e.text !~ 'SELECT \\(?NULLIF\\(current_setting'
      """),

  /** Every table, view and column has a comment. */
  DESCRIBED_COLUMNS(
      """
      , described (oid, name) as (
        select oid, name from ours
        union all
        select c.oid, c.oid::regclass::text from pg_class c
         where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
           and c.relkind in ('v', 'm')
      )
      select concat_ws('.', o.name, a.attname)
        from described o
        join (select attrelid, attname, attnum from pg_attribute where attnum > 0 and not attisdropped
              union all select oid, null, 0 from described) a on a.attrelid = o.oid
       where coalesce(col_description(o.oid, a.attnum), obj_description(o.oid, 'pg_class')) is null
          or a.attnum > 0 and col_description(o.oid, a.attnum) is null
      """),

  /** Every function has a comment. */
  DESCRIBED_FUNCTIONS(
      """
      select p.oid::regprocedure::text from pg_proc p
       where p.pronamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and obj_description(p.oid, 'pg_proc') is null
      """),

  /** Keys are no serials, times carry a zone, text has no length of its own; domains neither. */
  NO_SERIALS_AND_NO_LOCAL_TIMES(
      """
      , types (name, type) as (
        select o.name || '.' || a.attname, a.atttypid
          from ours o
          join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
        union
        select c.name, case t.typtype when 'd' then t.typbasetype else t.typelem end
          from types c
          join pg_type t on t.oid = c.type
         where t.typtype = 'd' or t.typcategory = 'A'
      )
      select name from types
       where type in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype, 'money'::regtype,
                      'json'::regtype, 'varchar'::regtype, 'bpchar'::regtype)
       union
      select o.name || '.' || a.attname
        from ours o
        join pg_attrdef d on d.adrelid = o.oid
        join pg_attribute a on a.attrelid = o.oid and a.attnum = d.adnum
       where pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'
      """),

  /** Every table has a primary key. */
  PRIMARY_KEYS(
      """
      select o.name from ours o
       where not exists (select from pg_constraint c where c.conrelid = o.oid and c.contype = 'p')
      """),

  /** Versions count up from 1. */
  COUNTED_VERSIONS(
      """
      select o.name
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname = 'version' and not a.attisdropped
       where not (a.attnotnull and a.atttypid = 'integer'::regtype
              and exists (select from pg_constraint c
                           where c.conrelid = o.oid and c.contype = 'c'
                             and pg_get_constraintdef(c.oid) = 'CHECK ((version > 0))'))
      """),

  /** A trigger keeps updated_at. */
  TOUCHED_ROWS(
      """
      select o.name
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname = 'updated_at' and not a.attisdropped
       where not exists (select from pg_trigger t
                           join pg_proc p on p.oid = t.tgfoid and p.proname = 'touch_updated_at'
                          where t.tgrelid = o.oid)
      """),

  /** Free-form metadata is never null: it starts as an empty object. */
  EMPTY_METADATA(
      """
      select o.name
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname = 'metadata' and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
       where not (a.attnotnull and a.atttypid = 'jsonb'::regtype
              and pg_get_expr(d.adbin, d.adrelid) is not distinct from $$'{}'::jsonb$$)
      """),

  /** Functions with rights of the owner pin the search path and are not for everyone. */
  SAFE_DEFINER_FUNCTIONS(
      """
      select p.oid::regprocedure::text
        from pg_proc p
       where p.pronamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and p.prosecdef
         and (p.proowner <> 'devmentor_migrator'::regrole
           or not coalesce(p.proconfig && array['search_path=pg_catalog, pg_temp',
                                                'search_path=pg_catalog, public, pg_temp'], false)
           or p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute'))
      """),

  /** One role owns every relation. */
  OWNED_BY_THE_MIGRATOR(
      """
      select c.oid::regclass::text from pg_class c
       where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and c.relowner <> 'devmentor_migrator'::regrole
      """);

  /** Opens each query: our relations, partitions apart. */
  private static final String OURS =
      """
      with recursive ours as (
        select c.oid, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import') and c.relkind in ('r', 'p')
           and not c.relispartition and c.relname <> 'flyway_schema_history'
      )
      """;

  private final String query;

  CatalogRule(String query) {
    this.query = query;
  }

  /** The names of what breaks the rule; tables, or what begins with the name of one. */
  public List<String> breaches(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OURS + query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /**
   * What breaks a rule in a migrated database, with the script that made it.
   *
   * @param database opens connections that may read the catalog
   * @param scripts those of every schema, to tell file and line
   */
  public static List<Finding> findings(DataSource database, List<Linter> scripts)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (CatalogRule rule : values()) {
      for (String object : rule.breaches(database)) {
        findings.add(
            locate(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'), object, scripts));
      }
    }
    return findings;
  }

  private static Finding locate(String rule, String object, List<Linter> scripts) {
    return scripts.stream()
        .map(linter -> linter.locate(rule, object))
        .filter(finding -> finding.line() > 0)
        .findFirst()
        .orElseGet(() -> new Finding(rule, "", 0, object));
  }
}
