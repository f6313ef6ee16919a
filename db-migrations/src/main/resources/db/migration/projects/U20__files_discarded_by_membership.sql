-- Nothing is lost: all memberships of who deletes a file are collected again.

create or replace function projects.discard_file(file uuid) returns boolean
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
