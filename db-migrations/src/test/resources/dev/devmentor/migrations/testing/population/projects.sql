insert into projects.projects (id, owner_id, name, slug, tags)
select pg_temp.id('project', n), pg_temp.owner(n), 'Project ' || n, 'project-' || n, array['tag-' || n % 10]
  from generate_series(1, 100000) n;
insert into projects.project_collaborators (project_id, user_id, role)
select pg_temp.id('project', n), pg_temp.owner(n), 'owner' from generate_series(1, 100000) n;
insert into projects.task_counters (project_id, last_number)
select pg_temp.id('project', n), 100000 from generate_series(1, 100000) n;
insert into projects.epics (id, project_id, name, position)
select pg_temp.id('epic', n), pg_temp.id('project', pg_temp.parent(n)), 'Epic ' || n, n from generate_series(1, 100000) n;
insert into projects.tasks (id, project_id, number, title, status, assignee_id, position, epic_id)
select pg_temp.id('task', n), pg_temp.id('project', pg_temp.parent(n)), n, 'Task ' || n,
       (array['todo', 'in_progress', 'done'])[1 + n % 3]::projects.task_status, pg_temp.owner(n), n,
       pg_temp.id('epic', n)
  from generate_series(1, 100000) n;
insert into projects.project_files (id, project_id, path, current_version)
select pg_temp.id('file', n), pg_temp.id('project', pg_temp.parent(n)), 'src/' || n || '.java', 1
  from generate_series(1, 100000) n;
insert into projects.file_versions (project_id, file_id, version, object_key, size_bytes, sha256, content_type)
select f.project_id, f.id, 1, 'objects/' || f.id, 1, sha256(f.path::bytea), 'text/plain' from projects.project_files f;
insert into projects.activity (project_id, actor_id, entity_type, entity_id, action, changes, created_at)
select pg_temp.id('project', pg_temp.parent(n)), pg_temp.owner(n), 'task', pg_temp.id('task', n), 'created', '{}',
       now() - n * interval '10 seconds'
  from generate_series(1, 100000) n;
