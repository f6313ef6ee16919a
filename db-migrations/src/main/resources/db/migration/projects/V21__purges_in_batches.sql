-- However much is due, no transaction is long. The keys go into an array: joined with a limit, the whole table would be read.
create or replace function projects.purge_deleted_files(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from projects.project_files f
     where f.id = any (array(
             select due.id from projects.project_files due
              where due.deleted_at < before
              order by due.deleted_at
              limit 1000
                for update skip locked))
    returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted_files(timestamptz) is 'Removes for good files that were deleted before this time, at most a thousand at once, and so their contents; how many';
