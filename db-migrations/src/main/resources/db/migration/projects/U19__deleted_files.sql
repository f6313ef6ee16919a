-- Deleted files go for good: their paths may be in use again.
drop trigger project_files_record_removal on projects.project_files;
drop trigger project_files_record on projects.project_files;
delete from projects.project_files f where f.deleted_at is not null;
create trigger project_files_record after update or delete on projects.project_files
  for each row execute function projects.record_activity('file');
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
           else found
         end - array['created_by', 'requested_by']
$$;

drop function projects.purge_deleted_files(timestamptz);
drop function projects.discard_file(uuid);
alter policy project_files_read on projects.project_files
  using ((select m.role from projects.memberships m
         where m.project_id = project_files.project_id and not m.deleted) is not null);
comment on table projects.project_files is 'Files of a project; deleting one removes its versions and their contents';
alter table projects.project_files add constraint project_files_path_key unique (project_id, path);
