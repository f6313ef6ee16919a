-- The activity of what came later: milestones, dependencies, debt, contracts, analyses.

alter type projects.activity_entity add value 'milestone';
alter type projects.activity_entity add value 'dependency';
alter type projects.activity_entity add value 'debt';
alter type projects.activity_entity add value 'contract';
alter type projects.activity_entity add value 'contract_competitor';
alter type projects.activity_entity add value 'contract_rpc_endpoint';
alter type projects.activity_entity add value 'contract_analysis_params';
alter type projects.activity_entity add value 'analysis';
comment on column projects.activity.entity_id is 'The thing; of a collaborator the id of the user, of a dependency that of the task, of the parameters of an analysis that of the contract';

create function projects.recorded_row(kind text, found jsonb) returns jsonb
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
comment on function projects.recorded_row(text, jsonb) is 'What of a row the activity compares';

create or replace function projects.record_activity() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  kind constant projects.activity_entity := tg_argv[0];
  before jsonb := case when tg_op = 'INSERT' then '{}' else projects.recorded_row(tg_argv[0], to_jsonb(old)) end;
  after jsonb := case when tg_op = 'DELETE' then '{}' else projects.recorded_row(tg_argv[0], to_jsonb(new)) end;
  subject jsonb := case when tg_op = 'DELETE' then before else after end;
  project uuid := subject ->> case kind when 'project' then 'id' else 'project_id' end;
  entity uuid := subject ->> case kind::text
                               when 'collaborator' then 'user_id'
                               when 'dependency' then 'task_id'
                               when 'contract_analysis_params' then 'contract_id'
                               else 'id'
                             end;
  entry projects.activity;
  named uuid[];
begin
  -- A row that goes with its project, its user, its contract or its task leaves no trace.
  if tg_op = 'DELETE' and (not exists (select from projects.projects p where p.id = project)
      or kind = 'collaborator' and not exists (select from auth.users u where u.id = entity)
      or kind::text like 'contract\_%'
         and not exists (select from projects.contracts c where c.id = (subject ->> 'contract_id')::uuid)
      or kind::text = 'dependency'
         and 2 > (select count(*) from projects.tasks t
                   where t.id in ((subject ->> 'task_id')::uuid, (subject ->> 'depends_on_id')::uuid))) then
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

create trigger milestones_record after insert or update or delete on projects.milestones
  for each row execute function projects.record_activity('milestone');
create trigger task_dependencies_record after insert or update or delete on projects.task_dependencies
  for each row execute function projects.record_activity('dependency');
create trigger technical_debt_record after insert or update or delete on projects.technical_debt
  for each row execute function projects.record_activity('debt');
create trigger contracts_record after insert or update or delete on projects.contracts
  for each row execute function projects.record_activity('contract');
create trigger contract_competitors_record after insert or update or delete on projects.contract_competitors
  for each row execute function projects.record_activity('contract_competitor');
create trigger contract_rpc_endpoints_record after insert or update or delete on projects.contract_rpc_endpoints
  for each row execute function projects.record_activity('contract_rpc_endpoint');
create trigger contract_analysis_params_record after insert or update or delete on projects.contract_analysis_params
  for each row execute function projects.record_activity('contract_analysis_params');
create trigger analyses_record after insert or update or delete on projects.analyses
  for each row execute function projects.record_activity('analysis');
