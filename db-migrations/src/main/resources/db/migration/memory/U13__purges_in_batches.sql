create or replace function memory.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from memory.documents d where d.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function memory.purge_deleted(timestamptz) is 'Removes for good the documents that were deleted before this time; how many';
