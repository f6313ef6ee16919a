create or replace function projects.purge_deleted_files(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from projects.project_files f where f.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted_files(timestamptz) is 'Removes for good the files that were deleted before this time, and so their contents; how many';
