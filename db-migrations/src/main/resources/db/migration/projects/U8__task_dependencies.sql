drop table projects.task_dependencies;
drop function projects.refuse_deleted_tasks();
drop function projects.refuse_dependency_cycle();
drop function projects.blocking_path(uuid, uuid);
drop type projects.dependency_type;

create or replace function projects.refuse_parent_cycle() returns trigger
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
drop function projects.lock_task_graph(uuid);
