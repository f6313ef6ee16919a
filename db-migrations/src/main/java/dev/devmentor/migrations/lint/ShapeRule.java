package dev.devmentor.migrations.lint;

/** What every table looks like: keys, columns, defaults, limits, triggers, comments. */
enum ShapeRule implements CatalogRule {
  /** Every table has a primary key. */
  PRIMARY_KEYS(
      """
      select o.name from ours o
       where not exists (select from pg_constraint c where c.conrelid = o.oid and c.contype = 'p')
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

  /** Every enum has a comment. */
  DESCRIBED_ENUMS(
      """
      select t.oid::regtype::text from pg_type t
       where t.typnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
         and t.typtype = 'e' and obj_description(t.oid, 'pg_type') is null
      """),

  /** An id grows with time. */
  ORDERED_IDS(
      """
      select o.name
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname = 'id' and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
       where not (a.attnotnull and a.atttypid = 'uuid'::regtype
              and pg_get_expr(d.adbin, d.adrelid) is not distinct from 'uuidv7()')
         -- Derived from what is recommended, so that it is the same each time.
         and o.name <> 'learning.recommendations'
      """),

  /** Rows begin and change at the time of the transaction. */
  STAMPED_ROWS(
      """
      select o.name || '.' || a.attname
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname in ('created_at', 'updated_at') and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
       where not (a.attnotnull and a.atttypid = 'timestamptz'::regtype
              and pg_get_expr(d.adbin, d.adrelid) is not distinct from 'now()')
         -- Never before the entry before it: the function that appends knows.
         and o.name <> 'auth.audit_log'
      """),

  /** What a service may update says when it was, by a trigger. */
  TOUCHED_ROWS(
      """
      select o.name
        from ours o
        join pg_class c on c.oid = o.oid
       where (exists (select from pg_attribute a
                       where a.attrelid = o.oid and a.attname = 'updated_at' and not a.attisdropped)
           or exists (select from aclexplode(c.relacl) g
                       where g.privilege_type = 'UPDATE' and g.grantee::regrole::text = any ('{devmentor_auth,devmentor_projects,devmentor_memory,devmentor_learning}'))
           or exists (select from pg_attribute a, aclexplode(a.attacl) g
                       where a.attrelid = o.oid and g.privilege_type = 'UPDATE'
                         and g.grantee::regrole::text = any ('{devmentor_auth,devmentor_projects,devmentor_memory,devmentor_learning}')))
         and not exists (select from pg_trigger t
                           join pg_proc p on p.oid = t.tgfoid and p.proname = 'touch_updated_at'
                           join pg_attribute a on a.attrelid = o.oid and a.attname = 'updated_at' and not a.attisdropped
                          where t.tgrelid = o.oid and t.tgenabled = 'O')
      """),

  /** Versions count up from 1, and a trigger counts them; or they are given, and part of a key. */
  COUNTED_VERSIONS(
      """
      select o.name
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attname = 'version' and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
       where not (a.attnotnull and a.atttypid = 'integer'::regtype
              and exists (select from pg_constraint c
                           where c.conrelid = o.oid and c.contype = 'c'
                             and pg_get_constraintdef(c.oid) = 'CHECK ((version > 0))'))
          or not exists (select from pg_index i
                          where i.indrelid = o.oid and i.indisunique and a.attnum = any (i.indkey))
             and not (pg_get_expr(d.adbin, d.adrelid) is not distinct from '1'
                  and exists (select from pg_trigger t
                                join pg_proc p on p.oid = t.tgfoid and p.proname = 'count_version'
                               where t.tgrelid = o.oid and t.tgenabled = 'O'
                                 and a.attnum = any (t.tgattr)))
      """),

  /** Whatever is text ends somewhere. */
  BOUNDED_TEXTS(
      """
      select o.name || '.' || a.attname
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
       where a.atttypid in ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'public.citext'::regtype)
         and not exists (
           select from pg_constraint c
            where c.conrelid = o.oid and c.contype = 'c' and a.attnum = any (c.conkey)
              -- A length of the text or of each in a list, or a list of known words.
              and pg_get_constraintdef(c.oid) ~ replace(
                    'length\\(\\(?"?NAME"?\\)?(::text)?\\) [<=]|texts_within\\("?NAME"?,|"?NAME"? <@ ARRAY\\[', 'NAME', a.attname))
      """),

  /** Names to log in with are the same in any case. */
  CASELESS_NAMES(
      """
      select o.name || '.' || a.attname
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
       where a.attname in ('email', 'username') and a.atttypid <> 'public.citext'::regtype
      """),

  /** A free-form object is never null: it starts as an empty one. */
  EMPTY_OBJECTS(
      """
      select o.name || '.' || a.attname
        from ours o
        join pg_attribute a on a.attrelid = o.oid and a.atttypid = 'jsonb'::regtype and not a.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
       where (a.attname = 'metadata'
           or exists (select from pg_constraint c
                       where c.conrelid = o.oid and c.contype = 'c' and a.attnum = any (c.conkey)
                         and strpos(pg_get_constraintdef(c.oid), 'jsonb_typeof(' || a.attname || ') = ''object''') > 0))
         and not (a.attnotnull and pg_get_expr(d.adbin, d.adrelid) is not distinct from $$'{}'::jsonb$$)
         and o.name || '.' || a.attname not in (
               -- Not free-form: a key, and what an entry is there for.
               'auth.signing_keys.public_jwk', 'projects.activity.changes',
               -- Null says something: the subject was erased, the run did not end well.
               'auth.audit_log.details', 'legacy_import.runs.certificate')
      """);

  private final String query;

  ShapeRule(String query) {
    this.query = query;
  }

  @Override
  public String query() {
    return query;
  }
}
