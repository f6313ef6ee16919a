-- Policies ask for the membership in the project of the row that is read, instead of collecting all projects of the user first:
-- one row or one page costs the same for a member of one project and of ten thousand.

-- Reads with the rights of the owner, as a definer function does, but the planner sees through it. The barrier keeps functions
-- of whoever reads it away from memberships of others.
create view projects.memberships with (security_barrier) as
select c.project_id, c.role, p.deleted_at is not null as deleted
  from projects.project_collaborators c
  left join projects.projects p on p.id = c.project_id
 where c.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid);
comment on view projects.memberships is 'Published contract: the projects of the current user (app.user_id). A policy reads (select m.role from projects.memberships m where m.project_id = tasks.project_id and not m.deleted) is not null; a list over all projects joins it';
comment on column projects.memberships.project_id is 'The project';
comment on column projects.memberships.role is 'What the current user may do there';
comment on column projects.memberships.deleted is 'Whether the project is deleted';
grant select on projects.memberships to devmentor_projects, devmentor_memory, devmentor_readonly;

-- For policies that ask about few of the rows only: planned once for itself, so that statements which never call it are not
-- planned with two tables more. Each call costs four times as much as a probe of the view.
create function projects.role_in(project uuid) returns projects.collaborator_role
  language sql stable security definer cost 10
  set search_path = pg_catalog, pg_temp
as $$
  select m.role from projects.memberships m where m.project_id = project and not m.deleted
$$;
comment on function projects.role_in(uuid) is 'Published contract: the role of the current user (app.user_id) in a project that is not deleted; null without one';
revoke execute on function projects.role_in(uuid) from public;
grant execute on function projects.role_in(uuid) to devmentor_memory, devmentor_readonly;

-- What belongs to a project: members read, editors write. "is not null" tells the planner that a policy refuses hardly any row
-- that a statement comes upon, so that it keeps to the index it would take without one.
do $$
declare
  rule record;
  reader text;
  writer text;
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
    reader := format('(select m.role from projects.memberships m
                        where m.project_id = %I.project_id and not m.deleted) is not null', rule.guarded);
    writer := format('(select m.role from projects.memberships m
                        where m.project_id = %I.project_id and not m.deleted and m.role >= ''editor'') is not null', rule.guarded);
    execute format('alter policy %I on projects.%I', rule.name, rule.guarded)
         || case rule.command when 'r' then ' using (' || reader || ')'
                              when 'a' then ' with check (' || writer || ')'
                              when 'w' then ' using (' || writer || ') with check (' || writer || ')'
                              when 'd' then ' using (' || writer || ')' end;
  end loop;
end
$$;

alter policy file_uploads_own on projects.file_uploads
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
          and (select m.role from projects.memberships m
                where m.project_id = file_uploads.project_id and not m.deleted and m.role >= 'editor') is not null);

-- Deleted projects and their members stay visible to members: a restore must find them.
alter policy projects_read on projects.projects
  using ((select m.role from projects.memberships m where m.project_id = projects.id) is not null);
alter policy projects_edit on projects.projects
  using ((select m.role from projects.memberships m where m.project_id = projects.id and m.role >= 'editor') is not null)
  with check ((select m.role from projects.memberships m where m.project_id = projects.id and m.role >= 'editor') is not null);

alter policy project_collaborators_read on projects.project_collaborators
  using ((select m.role from projects.memberships m where m.project_id = project_collaborators.project_id) is not null);
alter policy project_collaborators_add on projects.project_collaborators
  with check ((select m.role from projects.memberships m
                where m.project_id = project_collaborators.project_id and not m.deleted and m.role = 'owner') is not null);
alter policy project_collaborators_change on projects.project_collaborators
  using ((select m.role from projects.memberships m
           where m.project_id = project_collaborators.project_id and not m.deleted and m.role = 'owner') is not null)
  with check ((select m.role from projects.memberships m
                where m.project_id = project_collaborators.project_id and not m.deleted and m.role = 'owner') is not null);
alter policy project_collaborators_remove on projects.project_collaborators
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or (select m.role from projects.memberships m
           where m.project_id = project_collaborators.project_id and not m.deleted and m.role = 'owner') is not null);

create or replace function projects.accessible_project_ids() returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select m.project_id from projects.memberships m where not m.deleted
$$;
comment on function projects.accessible_project_ids() is 'Published contract: the projects that the current user (app.user_id) may read and that are not deleted, all of them. To ask about one project read projects.memberships';

create or replace function projects.guard_ownership() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- Without a current user it is the migrator or an importer who writes.
  if nullif(current_setting('app.user_id', true), '') is null then
    return new;
  end if;
  if not exists (select from projects.memberships m where m.project_id = old.id and m.role = 'owner') then
    raise exception 'only an owner may do this' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

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
     and exists (select from projects.memberships m where m.project_id = project and not m.deleted)
$$;

drop function projects.project_ids_as(projects.collaborator_role, boolean);
