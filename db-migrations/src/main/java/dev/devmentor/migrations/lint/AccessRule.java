package dev.devmentor.migrations.lint;

/** Who reaches what: row-level security, its views, functions and owners. */
enum AccessRule implements CatalogRule {
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

  private final String query;

  AccessRule(String query) {
    this.query = query;
  }

  @Override
  public String query() {
    return query;
  }
}
