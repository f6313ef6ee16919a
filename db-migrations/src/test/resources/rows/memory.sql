insert into memory.idempotency_keys (user_id, operation, key, request_hash, reply)
values (pg_temp.me(), 'POST /documents', 'key', sha256('body'), '{}');
insert into memory.documents (id, user_id, project_id, content_type, content, content_sha256)
values (pg_temp.id('document'), pg_temp.me(), pg_temp.id('project'), 'text/plain', 'A thought', sha256('A thought'));
insert into memory.chunks (id, user_id, document_id, project_id, ordinal, content, start_offset, end_offset, token_count)
values (pg_temp.id('chunk'), pg_temp.me(), pg_temp.id('document'), pg_temp.id('project'), 0, 'A thought', 0, 9, 2);
insert into memory.embeddings_meta
  (chunk_id, user_id, document_id, model, dimensions, collection, point_id, content_sha256)
values (pg_temp.id('chunk'), pg_temp.me(), pg_temp.id('document'), 'test', 3, 'test', pg_temp.id('chunk'),
        sha256('A thought'));
insert into memory.search_history (id, user_id, query, mode, result_count, took_ms)
values (pg_temp.id('search'), pg_temp.me(), 'thought', 'hybrid', 1, 1);
insert into memory.chat_sessions (id, user_id, title) values (pg_temp.id('chat'), pg_temp.me(), 'Compilers');
insert into memory.documents (id, user_id, project_id, thread, position, content_type, content, content_sha256)
values (pg_temp.id('said'), pg_temp.me(), pg_temp.id('project'), pg_temp.id('chat')::text, 0, 'text/plain', 'What is a token?', sha256('What is a token?'));
insert into memory.chat_messages (id, user_id, session_id, role, content, document_id)
values (pg_temp.id('message'), pg_temp.me(), pg_temp.id('chat'), 'user', 'What is a token?', pg_temp.id('said'));
