-- The contents stay in object storage: without rows nothing knows their names.
drop table projects.file_uploads;
drop table projects.file_versions;
drop table projects.project_files;
drop function projects.drop_stale_uploads(timestamptz);
drop function projects.release_objects();
drop function projects.is_object_referenced(text);
