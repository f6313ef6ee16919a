-- A dependency that is made while one of its tasks is deleted waits for the deletion at its foreign key. The check that neither
-- is deleted comes behind it, as that of the targets of tasks does, and so sees how the wait has ended.
drop trigger task_dependencies_tasks on projects.task_dependencies;
create trigger task_dependencies_tasks after insert or update on projects.task_dependencies
  for each row execute function projects.refuse_deleted_tasks();
