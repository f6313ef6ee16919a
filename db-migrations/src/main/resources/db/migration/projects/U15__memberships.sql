-- Nothing is lost: policies collect all projects of the user again.

create function projects.project_ids_as(minimum projects.collaborator_role, with_deleted boolean)
  returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select c.project_id
    from projects.project_collaborators c
    join projects.projects p on p.id = c.project_id
   where c.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
     and c.role >= minimum
     and (with_deleted or p.deleted_at is null)
$$;
comment on function projects.project_ids_as(projects.collaborator_role, boolean) is 'The projects in which the current user has at least this role; for policies';
revoke execute on function projects.project_ids_as(projects.collaborator_role, boolean) from public;
grant execute on function projects.project_ids_as(projects.collaborator_role, boolean) to devmentor_projects, devmentor_readonly;

create or replace function projects.collaborators_of(project uuid)
  returns table (user_id uuid, username text, display_name text, role projects.collaborator_role,
                 added_by uuid, added_at timestamptz)
  language sql stable security definer rows 10
  set search_path = pg_catalog, pg_temp
as $$
  select c.user_id, u.username::text, u.display_name, c.role, c.added_by, c.created_at
    from projects.project_collaborators c
    join auth.users u on u.id = c.user_id
   where c.project_id = project
     and project in (select projects.accessible_project_ids())
$$;

create or replace function projects.guard_ownership() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- Without a current user it is the migrator or an importer who writes.
  if nullif(current_setting('app.user_id', true), '') is not null
     and not old.id = any (array(select projects.project_ids_as('owner', true))) then
    raise exception 'only an owner may do this' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create or replace function projects.accessible_project_ids() returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select projects.project_ids_as('viewer', false)
$$;

comment on function projects.accessible_project_ids() is 'Published contract: the projects that the current user (app.user_id) may read and that are not deleted. Use it as project_id = any(array(select projects.accessible_project_ids()))';

alter policy projects_read on projects.projects
  using (id = any (array(select projects.project_ids_as('viewer', true))));
alter policy projects_edit on projects.projects
  using (id = any (array(select projects.project_ids_as('editor', true))))
  with check (id = any (array(select projects.project_ids_as('editor', true))));
alter policy project_collaborators_read on projects.project_collaborators
  using (project_id = any (array(select projects.project_ids_as('viewer', true))));
alter policy project_collaborators_add on projects.project_collaborators
  with check (project_id = any (array(select projects.project_ids_as('owner', false))));
alter policy project_collaborators_change on projects.project_collaborators
  using (project_id = any (array(select projects.project_ids_as('owner', false))))
  with check (project_id = any (array(select projects.project_ids_as('owner', false))));
alter policy project_collaborators_remove on projects.project_collaborators
  using (project_id = any (array(select projects.project_ids_as('owner', false)))
      or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
alter policy file_uploads_own on projects.file_uploads
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
          and project_id = any (array(select projects.project_ids_as('editor', false))));

do $$
declare
  rule record;
  reader constant text := 'project_id = any (array(select projects.project_ids_as(''viewer'', false)))';
  writer constant text := 'project_id = any (array(select projects.project_ids_as(''editor'', false)))';
begin
  for rule in
    select c.relname as guarded, p.polname as name, p.polcmd as command
      from pg_policy p
      join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'projects'::regnamespace
       and c.relname in ('activity', 'analyses', 'contract_analysis_params', 'contract_competitors', 'contract_rpc_endpoints',
                         'contracts', 'epics', 'file_versions', 'milestones', 'project_files', 'task_dependencies', 'tasks',
                         'technical_debt')
  loop
    execute format('alter policy %I on projects.%I', rule.name, rule.guarded)
         || case rule.command when 'r' then ' using (' || reader || ')'
                              when 'a' then ' with check (' || writer || ')'
                              when 'w' then ' using (' || writer || ') with check (' || writer || ')'
                              when 'd' then ' using (' || writer || ')' end;
  end loop;
end
$$;

drop function projects.role_in(uuid);
drop view projects.memberships;
