alter table projects.tasks drop constraint tasks_version_check;
alter table projects.epics drop constraint epics_version_check;
alter table projects.projects drop constraint projects_version_check;
