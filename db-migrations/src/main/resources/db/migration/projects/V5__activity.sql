-- Who changed what, from which value to which. Written by triggers, so that no way to write is forgotten.

create type projects.activity_entity as enum ('project', 'epic', 'task', 'file', 'collaborator');
comment on type projects.activity_entity is 'The kind of thing that changed';
create type projects.activity_action as enum ('created', 'updated', 'deleted', 'restored');
comment on type projects.activity_action is 'What was done to it';

create table projects.activity (
  id uuid not null default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  actor_id uuid references auth.users (id) on delete set null,
  entity_type projects.activity_entity not null,
  entity_id uuid not null,
  action projects.activity_action not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  created_at timestamptz not null default now(),
  primary key (id, created_at)
) partition by range (created_at);
create index activity_project_id_idx on projects.activity (project_id, created_at, id);
create index activity_actor_id_idx on projects.activity (actor_id, created_at);

comment on table projects.activity is 'What happened in a project; partitioned by month';
comment on column projects.activity.id is 'Grows with time';
comment on column projects.activity.project_id is 'The project';
comment on column projects.activity.actor_id is 'Who did it; null if nobody was logged in, or once that user is erased';
comment on column projects.activity.entity_type is 'The kind of thing that changed';
comment on column projects.activity.entity_id is 'The thing; of a collaborator the id of the user';
comment on column projects.activity.action is 'What was done to it';
comment on column projects.activity.changes is 'By field, as the API names it: {"from": before, "to": after}';
comment on column projects.activity.created_at is 'When it was done';

create table projects.activity_default partition of projects.activity default;
comment on table projects.activity_default is 'Entries of months that have no partition of their own';

create function projects.create_activity_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  month date := date_trunc('month', now() at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('projects.activity_partitions', 0));
  for i in 0..months_ahead loop
    partition := 'activity_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    if to_regclass('projects.' || partition) is null then
      execute format(
        'create table projects.%I partition of projects.activity for values from (%L) to (%L)',
        partition,
        to_char(month + make_interval(months => i), 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + make_interval(months => i + 1), 'YYYY-MM-DD') || ' 00:00:00+00');
      execute format('alter table projects.%I enable row level security', partition);
      execute format('alter table projects.%I force row level security', partition);
      execute format('comment on table projects.%I is %L', partition, 'Entries of one month (UTC)');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
comment on function projects.create_activity_partitions(integer) is 'Makes the partitions of this month and of so many after it; how many were missing';
revoke execute on function projects.create_activity_partitions(integer) from public;
grant execute on function projects.create_activity_partitions(integer) to devmentor_projects;
select projects.create_activity_partitions(12);

-- Erasing a user must find the entries that name the user; a look into every entry would take too long.
create table projects.activity_mentions (
  activity_id uuid not null,
  activity_at timestamptz not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  primary key (activity_id, activity_at, user_id),
  constraint activity_mentions_activity_fkey foreign key (activity_id, activity_at)
    references projects.activity (id, created_at) on delete cascade
);
create index activity_mentions_user_id_idx on projects.activity_mentions (user_id, activity_id);
comment on table projects.activity_mentions is 'Which users the changes of an entry name; erasing a user takes the name out';
comment on column projects.activity_mentions.activity_id is 'The entry';
comment on column projects.activity_mentions.activity_at is 'The time of the entry, part of its key';
comment on column projects.activity_mentions.user_id is 'The user';

create function projects.forget_mention() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from auth.users u where u.id = old.user_id) then
    delete from projects.activity a
     where a.id = old.activity_id and a.created_at = old.activity_at and a.entity_id = old.user_id;
    update projects.activity a
       set changes = replace(a.changes::text, '"' || old.user_id || '"', 'null')::jsonb
     where a.id = old.activity_id and a.created_at = old.activity_at;
  end if;
  return null;
end
$$;
comment on function projects.forget_mention() is 'Takes an erased user out of what others did';
create trigger activity_mentions_forget after delete on projects.activity_mentions
  for each row execute function projects.forget_mention();

create function projects.camel_case(name text) returns text
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select left(name, 1) || substr(replace(initcap(name), '_', ''), 2)
$$;
comment on function projects.camel_case(text) is 'A column as the API names it: due_at is dueAt';

create function projects.row_changes(before jsonb, after jsonb) returns jsonb
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    jsonb_object_agg(projects.camel_case(key), jsonb_build_object('from', b.value, 'to', a.value)), '{}')
    from jsonb_each(before) b full join jsonb_each(after) a using (key)
   where coalesce(b.value, 'null') <> coalesce(a.value, 'null')
     -- An empty list or object that was never set is no change.
     and not (b.value is null and a.value in ('[]', '{}'))
     and key not in ('id', 'project_id', 'user_id', 'added_by', 'created_at', 'updated_at', 'version', 'search')
$$;
comment on function projects.row_changes(jsonb, jsonb) is 'What differs between two states of a row, by field: {"from": before, "to": after}';

create function projects.record_activity() returns trigger
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
comment on function projects.record_activity() is 'Writes an entry for each row that changed; the argument of the trigger is the kind of thing';

create trigger projects_record after insert or update on projects.projects
  for each row execute function projects.record_activity('project');
create trigger project_collaborators_record after insert or update or delete on projects.project_collaborators
  for each row execute function projects.record_activity('collaborator');
create trigger epics_record after insert or update on projects.epics
  for each row execute function projects.record_activity('epic');
create trigger tasks_record after insert or update on projects.tasks
  for each row execute function projects.record_activity('task');
create trigger project_files_record after update or delete on projects.project_files
  for each row execute function projects.record_activity('file');

alter table projects.activity enable row level security;
alter table projects.activity force row level security;
create policy activity_read on projects.activity for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
grant select on projects.activity to devmentor_projects;
-- No policy and no grant: whoever goes around the parent table sees nothing.
alter table projects.activity_default enable row level security;
alter table projects.activity_default force row level security;
alter table projects.activity_mentions enable row level security;
alter table projects.activity_mentions force row level security;
