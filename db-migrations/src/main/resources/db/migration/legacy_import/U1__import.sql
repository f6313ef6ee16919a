drop trigger users_forget_in_imports on auth.users;
drop function legacy_import.forget_user();
drop table legacy_import.changes;
drop table legacy_import.rejects;
drop table legacy_import.id_map;
drop table legacy_import.runs;
drop type legacy_import.run_state;
drop function legacy_import.touch_updated_at();
