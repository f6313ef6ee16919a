-- Deleted documents go for good: the same texts may have been stored again.
create or replace function memory.reindex_left_out(current_collection text, most integer) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with left_out as (
    select d.id
      from memory.documents d
     where d.status <> 'failed'
       and (d.status = 'pending'
         or exists (select from memory.chunks c
                     where c.document_id = d.id
                       and not exists (select from memory.embeddings_meta m
                                        where m.chunk_id = c.id and m.collection = current_collection)))
       and not exists (select from memory.outbox o
                        where o.topic = 'index-document'
                          and o.payload = jsonb_build_object('documentId', d.id))
     limit most
  ), waiting as (
    update memory.documents d set status = 'pending', error = null
     where d.id in (select l.id from left_out l)
    returning d.id, d.user_id
  ), asked as (
    insert into memory.outbox (topic, user_id, payload)
    select 'index-document', w.user_id, jsonb_build_object('documentId', w.id) from waiting w
    returning 1
  )
  select count(*)::integer from asked
$$;

create or replace function memory.index_counts(
  in current_collection text,
  out documents bigint, out pending bigint, out failed bigint, out chunks bigint, out embedded bigint,
  out queued bigint)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select count(*),
         count(*) filter (where d.status = 'pending'),
         count(*) filter (where d.status = 'failed'),
         (select count(*) from memory.chunks),
         (select count(*) from memory.embeddings_meta m where m.collection = current_collection),
         (select count(*) from memory.outbox o where o.parked_at is null)
    from memory.documents d
$$;

drop function memory.purge_deleted(timestamptz);
drop trigger documents_restored on memory.documents;
drop trigger documents_discarded_vectors on memory.documents;
drop trigger documents_discarded on memory.documents;
drop function memory.part_with_document();
drop function memory.discard_document(uuid);
delete from memory.documents d where d.deleted_at is not null;
alter policy documents_read on memory.documents
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or projects.role_in(project_id) is not null);
comment on table memory.documents is 'What a user keeps: notes, files, turns of a conversation';
alter table memory.documents add constraint documents_same_content_key
  unique nulls not distinct (user_id, project_id, thread, position, content_sha256);
