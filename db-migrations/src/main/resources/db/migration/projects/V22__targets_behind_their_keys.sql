-- A foreign key waits for whoever is deleting what it names, if that locks out references. The check that what it
-- names is not deleted comes behind it, and so sees how the wait has ended.
drop trigger tasks_targets on projects.tasks;
create trigger tasks_targets after insert or update of epic_id, parent_id on projects.tasks
  for each row when (new.epic_id is not null or new.parent_id is not null)
  execute function projects.refuse_deleted_targets();
