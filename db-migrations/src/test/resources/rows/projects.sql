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
insert into projects.milestones (id, project_id, name, period)
values (pg_temp.id('milestone'), pg_temp.id('project'), 'First release', '[2026-01-01, 2026-04-01)');
insert into projects.tasks (id, project_id, title) values (pg_temp.id('task-2'), pg_temp.id('project'), 'Read names');
insert into projects.task_dependencies (project_id, task_id, depends_on_id)
values (pg_temp.id('project'), pg_temp.id('task-2'), pg_temp.id('task'));
insert into projects.project_templates (id, owner_id, name) values (pg_temp.id('template'), pg_temp.me(), 'Compiler');
insert into projects.technical_debt (id, project_id, task_id, title, path, line, kind, created_by)
values (pg_temp.id('debt'), pg_temp.id('project'), pg_temp.id('task'), 'Global state', 'src/Main.java', 3, 'design', pg_temp.me());
insert into projects.contracts (id, project_id, name, chain, address)
values (pg_temp.id('contract'), pg_temp.id('project'), 'Token', 'ethereum', '0x' || repeat('0', 40));
insert into projects.contract_competitors (id, project_id, contract_id, position, name)
values (pg_temp.id('competitor'), pg_temp.id('project'), pg_temp.id('contract'), 0, 'Coin');
insert into projects.contract_rpc_endpoints (id, project_id, contract_id, chain, position, url)
values (pg_temp.id('endpoint'), pg_temp.id('project'), pg_temp.id('contract'), 'ethereum', 0, 'https://rpc.example.test/');
insert into projects.contract_analysis_params (contract_id, project_id)
values (pg_temp.id('contract'), pg_temp.id('project'));
insert into projects.analyses (id, project_id, contract_id, kind, requested_by)
values (pg_temp.id('analysis'), pg_temp.id('project'), pg_temp.id('contract'), 'single', pg_temp.me());
