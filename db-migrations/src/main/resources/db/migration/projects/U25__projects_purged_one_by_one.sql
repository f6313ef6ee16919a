create or replace function projects.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from projects.projects p where p.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted(timestamptz) is 'Removes for good what was deleted before this time; how many';
