-- A deleted document is out of sight at once and gone for good after a while. Its chunks and vectors go at once: they are
-- made of its text, and made again should a mistake be mended.

alter table memory.documents drop constraint documents_same_content_key;
comment on table memory.documents is 'What a user keeps: notes, files, turns of a conversation; a deleted one stays out of sight for a while';

alter policy documents_read on memory.documents
  using (deleted_at is null
     and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
       or projects.role_in(project_id) is not null));

-- Security definer: to PostgreSQL a row that an update hides from its own writer is one that the writer may not write.
create function memory.discard_document(document uuid) returns boolean
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with discarded as (
    update memory.documents d set deleted_at = now(), status = 'pending', error = null
     where d.id = document and d.deleted_at is null
       and d.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    returning 1)
  select exists (select from discarded)
$$;
comment on function memory.discard_document(uuid) is 'Deletes a document of the current user (app.user_id); false if there is none such';
revoke execute on function memory.discard_document(uuid) from public;
grant execute on function memory.discard_document(uuid) to devmentor_memory;

-- What the foreign keys do when the row goes, done when it is hidden.
create function memory.part_with_document() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from memory.chunks c where c.user_id = new.user_id and c.document_id = new.id;
  update memory.documents d set superseded_by = null where d.user_id = new.user_id and d.superseded_by = new.id;
  update memory.chat_messages m set document_id = null where m.user_id = new.user_id and m.document_id = new.id;
  return null;
end
$$;
comment on function memory.part_with_document() is 'Takes a deleted document out of all that refers to it: its chunks go, its predecessor holds again';
create trigger documents_discarded after update of deleted_at on memory.documents
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function memory.part_with_document();
create trigger documents_discarded_vectors after update of deleted_at on memory.documents
  for each row when (old.deleted_at is null and new.deleted_at is not null) execute function memory.follow_document('remove-document');
create trigger documents_restored after update of deleted_at on memory.documents
  for each row when (old.deleted_at is not null and new.deleted_at is null) execute function memory.follow_document('index-document');

create function memory.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from memory.documents d where d.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function memory.purge_deleted(timestamptz) is 'Removes for good the documents that were deleted before this time; how many';
revoke execute on function memory.purge_deleted(timestamptz) from public;
grant execute on function memory.purge_deleted(timestamptz) to devmentor_memory;

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
   where d.deleted_at is null
$$;

create or replace function memory.reindex_left_out(current_collection text, most integer) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with left_out as (
    select d.id
      from memory.documents d
     where d.status <> 'failed' and d.deleted_at is null
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
