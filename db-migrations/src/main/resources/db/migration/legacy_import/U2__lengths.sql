-- The times of updates are lost.
drop trigger rejects_touch on legacy_import.rejects;
alter table legacy_import.rejects drop column updated_at;
alter table legacy_import.changes drop constraint changes_target_table_length;
alter table legacy_import.id_map drop constraint id_map_target_table_length;
alter table legacy_import.runs drop constraint runs_source_system_length;
