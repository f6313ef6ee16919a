-- What the busy and the quiet user keep belongs to a project of theirs; the busy one is a member of 10,000.
insert into projects.projects (id, owner_id, name, slug)
select pg_temp.id('project', n), pg_temp.owner(n), 'Project', 'project-' || n from generate_series(1, 100000) n;
insert into projects.project_collaborators (project_id, user_id, role) select id, owner_id, 'owner' from projects.projects;
insert into memory.documents (id, user_id, project_id, content_type, content, content_sha256, status, tags)
select pg_temp.id('document', n), pg_temp.owner(n),
       case when n <= 10001 then pg_temp.id('project', pg_temp.parent(n)) end, 'text/plain', 'row ' || n, sha256(('row ' || n)::bytea), 'indexed',
       array['tag-' || n % 10]
  from generate_series(1, 100000) n;
insert into memory.chunks (id, user_id, document_id, project_id, ordinal, content, start_offset, end_offset, token_count)
select pg_temp.id('chunk', n), pg_temp.owner(n), pg_temp.id('document', pg_temp.parent(n)),
       case when n <= 10001 then pg_temp.id('project', pg_temp.parent(n)) end, n, 'row ' || n, 0, 5, 2
  from generate_series(1, 100000) n;
insert into memory.embeddings_meta (chunk_id, user_id, document_id, model, dimensions, collection, point_id, content_sha256)
select c.id, c.user_id, c.document_id, 'test', 384, 'test', c.id, sha256(c.content::bytea) from memory.chunks c;
insert into memory.search_history (user_id, query, mode, result_count, took_ms, created_at)
select pg_temp.owner(n), 'row ' || n, 'hybrid', 1, 1, now() - n * interval '10 seconds' from generate_series(1, 100000) n;
