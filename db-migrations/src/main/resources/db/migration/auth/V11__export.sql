-- What the platform holds on a user, in every schema. Erasing follows the cascading foreign keys from auth.users;
-- exporting follows the same ones, so a table that comes later is in both by itself. A row that names its user belongs
-- to that user alone; a row that names none belongs to whoever owns what it is part of.

create function auth.exported_tables() returns table (collection text, query text)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  with recursive reached (relation, condition, path) as (
    select 'auth.users'::regclass::oid, 'id = $1' collate "C", array['auth.users'::regclass::oid]
    union all
    select c.conrelid,
           format('(%s) in (select %s from %s where %s)',
             (select string_agg(quote_ident(a.attname), ', ' order by k.place)
                from unnest(c.conkey) with ordinality k (attnum, place)
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum),
             (select string_agg(quote_ident(a.attname), ', ' order by k.place)
                from unnest(c.confkey) with ordinality k (attnum, place)
                join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum),
             r.relation::regclass, r.condition),
           r.path || c.conrelid
      from reached r
      join pg_constraint c on c.confrelid = r.relation and c.contype = 'f' and c.confdeltype = 'c' and c.conparentid = 0
      join pg_class t on t.oid = c.conrelid and not t.relispartition
     where c.conrelid <> all (r.path)
  ),
  conditions as (
    select r.relation, r.condition from reached r
     where cardinality(r.path) = (select min(cardinality(s.path)) from reached s where s.relation = r.relation)
    union
    select 'auth.audit_log'::regclass::oid, unnest(array['user_id = $1', 'actor_id = $1']) collate "C"
  ),
  -- No secrets, no digests, nothing that is computed from the rest.
  columns as (
    select a.attrelid as relation,
           string_agg(format('%I as %I', a.attname,
             (select string_agg(case when w.place = 1 then w.word else initcap(w.word) end, '' order by w.place)
                from string_to_table(a.attname, '_') with ordinality w (word, place))), ', ' order by a.attnum) as list
      from pg_attribute a
     where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and a.atttypid not in ('bytea'::regtype, 'tsvector'::regtype) and a.attname <> 'password_hash'
     group by a.attrelid
  )
  select n.nspname || '.' || t.relname,
         'select to_jsonb(e) from ('
           || string_agg(format('select %s from %I.%I where %s', l.list, n.nspname, t.relname, c.condition),
                ' union ' order by c.condition)
           || ') e'
    from conditions c
    join pg_class t on t.oid = c.relation
    join pg_namespace n on n.oid = t.relnamespace
    join columns l on l.relation = c.relation
   where t.relname <> 'idempotency_keys'
   group by n.nspname, t.relname
   order by n.nspname, t.relname
$$;
comment on function auth.exported_tables() is 'Which tables hold what belongs to a user, and the query that reads it ($1: the user)';
revoke execute on function auth.exported_tables() from public;

create function auth.export_user(person uuid) returns table (collection text, item jsonb)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  source record;
begin
  if person is distinct from nullif(current_setting('app.user_id', true), '')::uuid then
    raise exception 'everybody exports their own data alone' using errcode = 'insufficient_privilege';
  end if;
  for source in select t.collection, t.query from auth.exported_tables() t loop
    return query execute format('select %L, r.to_jsonb from (%s) r', source.collection, source.query) using person;
  end loop;
end
$$;
comment on function auth.export_user(uuid) is 'Each row, in every schema, that belongs to the current user (app.user_id), grouped by table; secrets are left out';
revoke execute on function auth.export_user(uuid) from public;
grant execute on function auth.export_user(uuid) to devmentor_auth;
