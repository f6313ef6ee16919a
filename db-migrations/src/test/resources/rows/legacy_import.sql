insert into legacy_import.runs (id, source_system, source_fingerprint)
values (pg_temp.id('run'), 'minsky', sha256(pg_temp.name()::bytea));
insert into legacy_import.id_map (run_id, source_table, source_key, target_table, target_id)
values (pg_temp.id('run'), 'users', '1', 'auth.users', pg_temp.me());
insert into legacy_import.rejects (run_id, source_table, source_key, "column", reason, raw)
values (pg_temp.id('run'), 'users', '1', 'bio', 'no valid UTF-8', convert_to(pg_temp.me()::text, 'UTF8'));
insert into legacy_import.changes (run_id, target_table, target_id, row_hash)
values (pg_temp.id('run'), 'auth.users', pg_temp.me(), sha256('row'));
