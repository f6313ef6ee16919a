-- A deleted file is out of sight at once and gone for good after a while, with its versions and their contents: until then it is a
-- row that nobody but the owner of the schema sees, and a mistake can be mended.

alter table projects.project_files drop constraint project_files_path_key;
comment on table projects.project_files is 'Files of a project; a deleted one stays out of sight for a while, then goes with its versions and their contents';

alter policy project_files_read on projects.project_files
  using (deleted_at is null
     and (select m.role from projects.memberships m
         where m.project_id = project_files.project_id and not m.deleted) is not null);

-- Security definer: to PostgreSQL a row that an update hides from its own writer is one that the writer may not write.
create function projects.discard_file(file uuid) returns boolean
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with discarded as (
    update projects.project_files f set deleted_at = now()
     where f.id = file and f.deleted_at is null
       and exists (select from projects.memberships m
                    where m.project_id = f.project_id and not m.deleted and m.role >= 'editor')
    returning 1)
  select exists (select from discarded)
$$;
comment on function projects.discard_file(uuid) is 'Deletes a file of a project that the current user (app.user_id) edits; false if there is none such';
revoke execute on function projects.discard_file(uuid) from public;
grant execute on function projects.discard_file(uuid) to devmentor_projects;

create function projects.purge_deleted_files(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from projects.project_files f where f.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted_files(timestamptz) is 'Removes for good the files that were deleted before this time, and so their contents; how many';
revoke execute on function projects.purge_deleted_files(timestamptz) from public;
grant execute on function projects.purge_deleted_files(timestamptz) to devmentor_projects;

create or replace function projects.recorded_row(kind text, found jsonb) returns jsonb
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select case
           -- As the API has it: two dates.
           when kind = 'milestone' and found ? 'period' then
             found - 'period' || jsonb_build_object('start_date', lower((found ->> 'period')::daterange),
                                                    'end_date', upper((found ->> 'period')::daterange))
           -- What a machine writes while it works is no change by anybody, and long.
           when kind = 'analysis' then found - array['results', 'logs', 'progress']
           -- Of a deleted file nothing can be read any more; what it was called and that it went is the change.
           when kind = 'file' and found ->> 'deleted_at' is not null then
             jsonb_build_object('id', found -> 'id', 'project_id', found -> 'project_id', 'deleted_at', found -> 'deleted_at')
           else found
         end - array['created_by', 'requested_by']
$$;

-- What was deleted before is not deleted again when its row goes.
drop trigger project_files_record on projects.project_files;
create trigger project_files_record after update on projects.project_files
  for each row execute function projects.record_activity('file');
create trigger project_files_record_removal after delete on projects.project_files
  for each row when (old.deleted_at is null) execute function projects.record_activity('file');
