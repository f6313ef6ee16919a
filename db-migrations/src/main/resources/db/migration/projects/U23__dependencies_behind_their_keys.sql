drop trigger task_dependencies_tasks on projects.task_dependencies;
create trigger task_dependencies_tasks before insert or update on projects.task_dependencies
  for each row execute function projects.refuse_deleted_tasks();
