-- However much is due, no transaction is long. The keys go into an array: joined with a limit, the whole table would be read.
create or replace function memory.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from memory.documents d
     where d.id = any (array(
             select due.id from memory.documents due
              where due.deleted_at < before
              order by due.deleted_at
              limit 1000
                for update skip locked))
    returning 1)
  select count(*)::integer from gone
$$;
comment on function memory.purge_deleted(timestamptz) is 'Removes for good documents that were deleted before this time, at most a thousand at once; how many';
