-- The work: epics, and tasks with a number of their own in each project.

create type projects.epic_status as enum ('todo', 'in_progress', 'done', 'cancelled');
comment on type projects.epic_status is 'How far an epic is';
create type projects.task_status as enum ('todo', 'in_progress', 'in_review', 'blocked', 'done', 'cancelled');
comment on type projects.task_status is 'How far a task is';
create type projects.task_priority as enum ('low', 'medium', 'high', 'critical');
comment on type projects.task_priority is 'How much a task matters, ascending';

create table projects.epics (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  description text check (length(description) <= 20000),
  status projects.epic_status not null default 'todo',
  position numeric(20, 10) not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (project_id, id)
);
create index epics_project_id_position_idx on projects.epics (project_id, position, id);
create trigger epics_touch before update on projects.epics
  for each row execute function projects.touch_updated_at();

comment on table projects.epics is 'Bodies of work that group tasks';
comment on column projects.epics.id is 'Grows with time';
comment on column projects.epics.project_id is 'The project';
comment on column projects.epics.name is 'For people';
comment on column projects.epics.description is 'Markdown';
comment on column projects.epics.status is 'How far it is';
comment on column projects.epics.position is 'Place in the list, chosen by the client; new ones go last';
comment on column projects.epics.version is 'Grows with each edit: the ETag';
comment on column projects.epics.created_at is 'When it was created';
comment on column projects.epics.updated_at is 'When it was changed last';
comment on column projects.epics.deleted_at is 'When it was deleted; null while it is there';

create function projects.place_epic() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.position := coalesce(
    new.position,
    (select floor(max(e.position)) + 1 from projects.epics e where e.project_id = new.project_id),
    1);
  return new;
end
$$;
comment on function projects.place_epic() is 'Puts a new epic without a position last';
create trigger epics_place before insert on projects.epics
  for each row execute function projects.place_epic();

-- Not a column of projects: an edit of the project and a new task must not wait for each other.
create table projects.task_counters (
  project_id uuid primary key references projects.projects (id) on delete cascade,
  last_number integer not null default 0 check (last_number >= 0)
);
comment on table projects.task_counters is 'The last task number of each project; the row lock makes numbers gapless';
comment on column projects.task_counters.project_id is 'The project';
comment on column projects.task_counters.last_number is 'The number that the newest task has';
-- No policy and no grant: only the triggers of the owner come here.
alter table projects.task_counters enable row level security;
alter table projects.task_counters force row level security;

create table projects.tasks (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  number integer not null check (number > 0),
  epic_id uuid,
  parent_id uuid,
  title text not null check (length(title) between 1 and 500),
  description text check (length(description) <= 50000),
  status projects.task_status not null default 'todo',
  priority projects.task_priority not null default 'medium',
  complexity integer check (complexity between 1 and 10),
  estimate_minutes integer check (estimate_minutes between 0 and 1000000),
  labels text[] not null default '{}' check (projects.texts_within(labels, 50, 50)),
  assignee_id uuid,
  due_at timestamptz,
  completed_at timestamptz,
  position numeric(20, 10) not null,
  search tsvector generated always as (
    to_tsvector('pg_catalog.english', title || ' ' || coalesce(description, ''))) stored,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  unique (project_id, number),
  unique (project_id, id),
  constraint tasks_epic_fkey foreign key (project_id, epic_id)
    references projects.epics (project_id, id) on delete set null (epic_id),
  constraint tasks_parent_fkey foreign key (project_id, parent_id)
    references projects.tasks (project_id, id) on delete set null (parent_id),
  constraint tasks_assignee_fkey foreign key (assignee_id)
    references auth.users (id) on delete set null,
  -- Whoever leaves the project leaves its tasks too; and nobody learns whether a stranger's id exists.
  constraint tasks_assignee_member_fkey foreign key (project_id, assignee_id)
    references projects.project_collaborators (project_id, user_id) on delete set null (assignee_id)
);
create index tasks_project_id_position_idx on projects.tasks (project_id, position, id) where deleted_at is null;
create index tasks_epic_idx on projects.tasks (project_id, epic_id, position, id);
create index tasks_parent_idx on projects.tasks (project_id, parent_id, position, id);
create index tasks_assignee_member_idx on projects.tasks (project_id, assignee_id, position, id);
create index tasks_assignee_id_idx on projects.tasks (assignee_id, id);
create trigger tasks_touch before update on projects.tasks
  for each row execute function projects.touch_updated_at();

comment on table projects.tasks is 'Tasks and their subtasks';
comment on column projects.tasks.id is 'Grows with time';
comment on column projects.tasks.project_id is 'The project';
comment on column projects.tasks.number is 'Counts from 1 in each project, without gaps';
comment on column projects.tasks.epic_id is 'An epic of the same project';
comment on column projects.tasks.parent_id is 'A task of the same project; no task is its own ancestor';
comment on column projects.tasks.title is 'For people';
comment on column projects.tasks.description is 'Markdown';
comment on column projects.tasks.status is 'How far it is';
comment on column projects.tasks.priority is 'How much it matters';
comment on column projects.tasks.complexity is '1 (trivial) to 10';
comment on column projects.tasks.estimate_minutes is 'Expected work in minutes';
comment on column projects.tasks.labels is 'For filters, at most 50';
comment on column projects.tasks.assignee_id is 'A member of the project';
comment on column projects.tasks.due_at is 'When it should be done';
comment on column projects.tasks.completed_at is 'When its status became done; null in any other status';
comment on column projects.tasks.position is 'Place in the list, chosen by the client; new ones go last';
-- No GIN index: the text search operator is not leakproof, so row security forbids using one.
comment on column projects.tasks.search is 'Words of title and description, for the filter q';
comment on column projects.tasks.metadata is 'Free-form object of the client';
comment on column projects.tasks.version is 'Grows with each edit: the ETag';
comment on column projects.tasks.created_at is 'When it was created';
comment on column projects.tasks.updated_at is 'When it was changed last';
comment on column projects.tasks.deleted_at is 'When it was deleted; null while it is there';

create function projects.start_counting() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into projects.task_counters (project_id) values (new.id);
  return null;
end
$$;
comment on function projects.start_counting() is 'Gives a new project its task counter';
create trigger projects_start_counting after insert on projects.projects
  for each row execute function projects.start_counting();

create function projects.number_task() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- An importer brings numbers along; the counter must not hand them out again.
  update projects.task_counters c
     set last_number = greatest(c.last_number + (new.number is null)::integer, new.number)
   where c.project_id = new.project_id
  returning coalesce(new.number, c.last_number) into new.number;
  new.position := coalesce(new.position, new.number);
  return new;
end
$$;
comment on function projects.number_task() is 'Gives a new task the next number of its project, and the last place';
create trigger tasks_number before insert on projects.tasks
  for each row execute function projects.number_task();

create function projects.complete_task() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.completed_at := case when new.status = 'done' then coalesce(new.completed_at, now()) end;
  return new;
end
$$;
comment on function projects.complete_task() is 'Keeps completed_at in step with status';
create trigger tasks_complete before insert or update of status on projects.tasks
  for each row execute function projects.complete_task();

create function projects.refuse_deleted_targets() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from projects.epics e where e.id = new.epic_id and e.deleted_at is not null) then
    raise exception 'epic % is deleted: constraint "tasks_epic_fkey"', new.epic_id
      using errcode = 'foreign_key_violation', constraint = 'tasks_epic_fkey';
  end if;
  if exists (select from projects.tasks t where t.id = new.parent_id and t.deleted_at is not null) then
    raise exception 'task % is deleted: constraint "tasks_parent_fkey"', new.parent_id
      using errcode = 'foreign_key_violation', constraint = 'tasks_parent_fkey';
  end if;
  return new;
end
$$;
comment on function projects.refuse_deleted_targets() is 'To a foreign key a deleted epic or task is still there';
create trigger tasks_targets before insert or update of epic_id, parent_id on projects.tasks
  for each row when (new.epic_id is not null or new.parent_id is not null)
  execute function projects.refuse_deleted_targets();

create function projects.refuse_parent_cycle() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- Two tasks that become each other's parent at the same time must see each other.
  perform pg_advisory_xact_lock(hashtextextended('projects.parents/' || new.project_id, 0));
  if exists (
    with recursive ancestors as (
      select t.id, t.parent_id from projects.tasks t where t.id = new.parent_id
      union
      select t.id, t.parent_id from projects.tasks t join ancestors a on t.id = a.parent_id)
    select from ancestors where id = new.id) then
    raise exception 'task % would be its own ancestor: constraint "tasks_parent_acyclic"', new.id
      using errcode = 'check_violation', constraint = 'tasks_parent_acyclic';
  end if;
  return new;
end
$$;
comment on function projects.refuse_parent_cycle() is 'No task is its own ancestor; a new task cannot close a cycle, so only updates are checked';
create trigger tasks_parent_acyclic before update of parent_id on projects.tasks
  for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id)
  execute function projects.refuse_parent_cycle();
alter table projects.tasks add constraint tasks_parent_not_self check (parent_id <> id);

alter table projects.epics enable row level security;
alter table projects.epics force row level security;
create policy epics_read on projects.epics for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy epics_create on projects.epics for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy epics_edit on projects.epics for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update on projects.epics to devmentor_projects;

alter table projects.tasks enable row level security;
alter table projects.tasks force row level security;
create policy tasks_read on projects.tasks for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy tasks_create on projects.tasks for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy tasks_edit on projects.tasks for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update on projects.tasks to devmentor_projects;
