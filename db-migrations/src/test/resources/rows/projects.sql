-- The triggers add the owner's membership, the task counter, the activity and its mentions.
insert into projects.idempotency_keys (user_id, operation, key, request_hash, reply)
values (pg_temp.me(), 'POST /projects', 'key', sha256('body'), '{}');
insert into projects.projects (id, owner_id, name, slug)
values (pg_temp.id('project'), pg_temp.me(), 'Compiler', 'compiler');
insert into projects.epics (id, project_id, name) values (pg_temp.id('epic'), pg_temp.id('project'), 'Parser');
insert into projects.tasks (id, project_id, epic_id, title, assignee_id)
values (pg_temp.id('task'), pg_temp.id('project'), pg_temp.id('epic'), 'Read numbers', pg_temp.me());
insert into projects.project_files (id, project_id, path)
values (pg_temp.id('file'), pg_temp.id('project'), 'src/Main.java');
insert into projects.file_versions (id, project_id, file_id, version, object_key, size_bytes, sha256, content_type, created_by)
values (pg_temp.id('version'), pg_temp.id('project'), pg_temp.id('file'), 1, 'objects/' || pg_temp.name(), 1, sha256('a'),
        'text/plain', pg_temp.me());
insert into projects.file_uploads (id, project_id, user_id, object_key)
values (pg_temp.id('upload'), pg_temp.id('project'), pg_temp.me(), 'uploads/' || pg_temp.name());
