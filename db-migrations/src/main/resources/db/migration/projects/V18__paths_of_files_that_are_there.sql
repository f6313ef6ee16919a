-- A path is taken while a file is there that has it. Outside of a transaction: nobody waits for the indexes.

create unique index concurrently if not exists project_files_live_path_key on projects.project_files (project_id, path) where deleted_at is null;
create index concurrently if not exists project_files_deleted_at_idx on projects.project_files (deleted_at) where deleted_at is not null;
