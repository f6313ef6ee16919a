-- How tasks of a project depend on each other. What blocks what never closes a circle, whoever writes and however many at once.

create type projects.dependency_type as enum ('blocks', 'relates', 'duplicates', 'discovered_from', 'supersedes');
comment on type projects.dependency_type is 'How a task depends on another; only blocks orders the work';

create table projects.task_dependencies (
  project_id uuid not null,
  task_id uuid not null,
  depends_on_id uuid not null,
  type projects.dependency_type not null default 'blocks',
  created_at timestamptz not null default now(),
  primary key (task_id, depends_on_id, type),
  constraint task_dependencies_task_fkey foreign key (project_id, task_id)
    references projects.tasks (project_id, id) on delete cascade,
  constraint task_dependencies_depends_on_fkey foreign key (project_id, depends_on_id)
    references projects.tasks (project_id, id) on delete cascade,
  constraint task_dependencies_not_self check (task_id <> depends_on_id)
);
create index task_dependencies_task_idx on projects.task_dependencies (project_id, task_id, depends_on_id);
create index task_dependencies_depends_on_idx on projects.task_dependencies (project_id, depends_on_id, task_id);

comment on table projects.task_dependencies is 'Which task depends on which, both of one project; blocks is without cycles';
comment on column projects.task_dependencies.project_id is 'The project of both tasks';
comment on column projects.task_dependencies.task_id is 'The task that depends';
comment on column projects.task_dependencies.depends_on_id is 'The task it depends on; of type blocks it must be done before';
comment on column projects.task_dependencies.type is 'How it depends';
comment on column projects.task_dependencies.created_at is 'Since when';

-- Breadth first, each task once: the number of ways through a graph grows faster than the graph.
create function projects.blocking_path(from_id uuid, to_id uuid) returns uuid[]
  language plpgsql stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  reached uuid[] := array[from_id];
  origins uuid[] := array[null::uuid];
  frontier uuid[] := reached;
  next_origins uuid[];
  path uuid[] := array[to_id];
begin
  while to_id <> all (reached) loop
    select array_agg(n.id), array_agg(n.origin) into frontier, next_origins
      from (select distinct on (d.depends_on_id) d.depends_on_id as id, d.task_id as origin
              from projects.task_dependencies d
             where d.task_id = any (frontier) and d.type = 'blocks' and d.depends_on_id <> all (reached)
             order by d.depends_on_id, d.task_id) as n;
    if frontier is null then
      return null;
    end if;
    reached := reached || frontier;
    origins := origins || next_origins;
  end loop;
  while path[1] <> from_id loop
    path := origins[array_position(reached, path[1])] || path;
  end loop;
  return path;
end
$$;
comment on function projects.blocking_path(uuid, uuid) is 'A shortest way from one task to another along what blocks it, both included; null if there is none';
revoke execute on function projects.blocking_path(uuid, uuid) from public;
grant execute on function projects.blocking_path(uuid, uuid) to devmentor_projects;

-- A write, not an advisory lock: a transaction with an older snapshot (repeatable read) then fails instead of overlooking
-- what the other has added. Numbering tasks takes the same row, so there is one order of locks.
create function projects.lock_task_graph(project uuid) returns void
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  update projects.task_counters c set last_number = c.last_number where c.project_id = project
$$;
comment on function projects.lock_task_graph(uuid) is 'Puts those who change the graph of tasks of a project in a row, until the transaction ends';
revoke execute on function projects.lock_task_graph(uuid) from public;

create function projects.refuse_dependency_cycle() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  project uuid;
  closing record;
begin
  for project in select distinct a.project_id from added a where a.type = 'blocks' order by 1 loop
    perform projects.lock_task_graph(project);
  end loop;
  with recursive walk (edge_from, edge_to, id) as (
    select a.task_id, a.depends_on_id, a.depends_on_id from added a where a.type = 'blocks'
     union
    select w.edge_from, w.edge_to, d.depends_on_id
      from walk w
      join projects.task_dependencies d on d.task_id = w.id and d.type = 'blocks'
     where w.id <> w.edge_from
  )
  select w.edge_from, w.edge_to into closing from walk w where w.id = w.edge_from limit 1;
  if found then
    raise exception 'dependencies form a cycle: constraint "task_dependencies_acyclic"'
      using errcode = 'check_violation', constraint = 'task_dependencies_acyclic', schema = 'projects',
            table = 'task_dependencies',
            detail = array_to_string(closing.edge_from || projects.blocking_path(closing.edge_to, closing.edge_from), ' -> ');
  end if;
  return null;
end
$$;
comment on function projects.refuse_dependency_cycle() is 'Refuses blocks that close a cycle and names its tasks in the detail of the error';
create trigger task_dependencies_acyclic after insert on projects.task_dependencies
  referencing new table as added for each statement execute function projects.refuse_dependency_cycle();
create trigger task_dependencies_still_acyclic after update on projects.task_dependencies
  referencing new table as added for each statement execute function projects.refuse_dependency_cycle();

create function projects.refuse_deleted_tasks() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from projects.tasks t where t.id in (new.task_id, new.depends_on_id) and t.deleted_at is not null) then
    raise exception 'a task is deleted: constraint "task_dependencies_task_fkey"'
      using errcode = 'foreign_key_violation', constraint = 'task_dependencies_task_fkey';
  end if;
  return new;
end
$$;
comment on function projects.refuse_deleted_tasks() is 'To a foreign key a deleted task is still there';
create trigger task_dependencies_tasks before insert or update on projects.task_dependencies
  for each row execute function projects.refuse_deleted_tasks();

create or replace function projects.refuse_parent_cycle() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- Two tasks that become each other's parent at the same time must see each other.
  perform projects.lock_task_graph(new.project_id);
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

alter table projects.task_dependencies enable row level security;
alter table projects.task_dependencies force row level security;
create policy task_dependencies_read on projects.task_dependencies for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy task_dependencies_create on projects.task_dependencies for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy task_dependencies_remove on projects.task_dependencies for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, delete on projects.task_dependencies to devmentor_projects;
