drop trigger tasks_targets on projects.tasks;
create trigger tasks_targets before insert or update of epic_id, parent_id on projects.tasks
  for each row when (new.epic_id is not null or new.parent_id is not null)
  execute function projects.refuse_deleted_targets();
