-- Whatever is text ends somewhere, and whatever is updated tells when.

alter table legacy_import.runs add constraint runs_source_system_length check (length(source_system) <= 50) not valid;
alter table legacy_import.id_map add constraint id_map_target_table_length check (length(target_table) <= 127) not valid;
alter table legacy_import.changes add constraint changes_target_table_length check (length(target_table) <= 127) not valid;
alter table legacy_import.runs validate constraint runs_source_system_length;
alter table legacy_import.id_map validate constraint id_map_target_table_length;
alter table legacy_import.changes validate constraint changes_target_table_length;
alter table legacy_import.rejects
  add column updated_at timestamptz not null default now();
comment on column legacy_import.rejects.updated_at is 'When somebody dealt with it last';
create trigger rejects_touch before update on legacy_import.rejects
  for each row execute function legacy_import.touch_updated_at();
