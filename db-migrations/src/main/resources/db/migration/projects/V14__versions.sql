-- Versions count up from 1, in the first tables as in the later ones.

alter table projects.projects add constraint projects_version_check check (version > 0);
alter table projects.epics add constraint epics_version_check check (version > 0);
alter table projects.tasks add constraint tasks_version_check check (version > 0);
