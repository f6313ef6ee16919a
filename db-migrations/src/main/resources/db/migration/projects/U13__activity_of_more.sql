drop trigger analyses_record on projects.analyses;
drop trigger contract_analysis_params_record on projects.contract_analysis_params;
drop trigger contract_rpc_endpoints_record on projects.contract_rpc_endpoints;
drop trigger contract_competitors_record on projects.contract_competitors;
drop trigger contracts_record on projects.contracts;
drop trigger technical_debt_record on projects.technical_debt;
drop trigger task_dependencies_record on projects.task_dependencies;
drop trigger milestones_record on projects.milestones;

create or replace function projects.record_activity() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  kind constant projects.activity_entity := tg_argv[0];
  before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  subject jsonb := case when tg_op = 'DELETE' then before else after end;
  project uuid := subject ->> case kind when 'project' then 'id' else 'project_id' end;
  entity uuid := subject ->> case kind when 'collaborator' then 'user_id' else 'id' end;
  entry projects.activity;
  named uuid[];
begin
  -- A row that goes with its project or its user leaves no trace.
  if tg_op = 'DELETE' and (not exists (select from projects.projects p where p.id = project)
      or kind = 'collaborator' and not exists (select from auth.users u where u.id = entity)) then
    return null;
  end if;
  -- Whoever creates a project is a member by that.
  if kind = 'collaborator' and tg_op = 'INSERT' and after ->> 'user_id' = after ->> 'added_by' then
    return null;
  end if;
  -- A file comes into being with its first version.
  if kind = 'file' and before ->> 'current_version' = '0' then
    before := '{}';
  end if;
  -- The assignee was erased, not removed by anybody.
  if before ->> 'assignee_id' is not null
     and not exists (select from auth.users u where u.id = (before ->> 'assignee_id')::uuid) then
    before := before - 'assignee_id';
  end if;
  entry.changes := projects.row_changes(before, after);
  if entry.changes = '{}' then
    return null;
  end if;
  insert into projects.activity (project_id, actor_id, entity_type, entity_id, action, changes)
  select project,
         (select u.id from auth.users u where u.id = nullif(current_setting('app.user_id', true), '')::uuid),
         kind, entity,
         (case
            when before = '{}' then 'created'
            when tg_op = 'DELETE' or entry.changes #>> '{deletedAt,to}' is not null then 'deleted'
            when entry.changes ? 'deletedAt' then 'restored'
            else 'updated'
          end)::projects.activity_action,
         entry.changes
   where exists (select from projects.projects p where p.id = project)
  returning id, created_at into entry.id, entry.created_at;
  named := array[before ->> 'assignee_id', after ->> 'assignee_id', before ->> 'owner_id', after ->> 'owner_id',
                 case when kind = 'collaborator' then entity::text end]::uuid[];
  insert into projects.activity_mentions (activity_id, activity_at, user_id)
  select entry.id, entry.created_at, u.id
    from auth.users u
   where u.id = any (named) and entry.id is not null
     and (u.id = entity or strpos(entry.changes::text, u.id::text) > 0);
  return null;
end
$$;
drop function projects.recorded_row(text, jsonb);

-- An enum cannot lose a value: the type is made anew, without the entries that name the others.
delete from projects.activity
 where entity_type::text not in ('project', 'epic', 'task', 'file', 'collaborator');
alter type projects.activity_entity rename to activity_entity_of_more;
create type projects.activity_entity as enum ('project', 'epic', 'task', 'file', 'collaborator');
comment on type projects.activity_entity is 'The kind of thing that changed';
alter table projects.activity
  alter column entity_type type projects.activity_entity using entity_type::text::projects.activity_entity;
drop type projects.activity_entity_of_more;
comment on column projects.activity.entity_id is 'The thing; of a collaborator the id of the user';
