-- One project at a time: a transaction is as long as the largest project takes, not as long as all that are due.
create or replace function projects.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from projects.projects p
     where p.id = (
             select due.id from projects.projects due
              where due.deleted_at < before
              order by due.deleted_at
              limit 1
                for update skip locked)
    returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted(timestamptz) is 'Removes for good a project that was deleted before this time; 0 when none is left';
