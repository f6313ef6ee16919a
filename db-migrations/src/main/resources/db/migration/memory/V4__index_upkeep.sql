-- What the reconciler asks: it works for no user, so it sees ids and counts, never content.

create function memory.index_counts(
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
comment on function memory.index_counts(text) is 'How many documents, chunks and vectors there should be, and how many entries wait in the outbox';

create function memory.embedded_chunks(current_collection text, after uuid, most integer) returns setof uuid
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select m.chunk_id
    from memory.embeddings_meta m
   where m.collection = current_collection and m.chunk_id > after
   order by m.chunk_id
   limit most
$$;
comment on function memory.embedded_chunks(text, uuid, integer) is 'The next chunks that should have a vector, in the order of their ids';

create function memory.absent_chunks(candidates uuid[]) returns setof uuid
  language sql stable security definer rows 10
  set search_path = pg_catalog, pg_temp
as $$
  select candidate
    from unnest(candidates) as candidate
   where not exists (select from memory.chunks c where c.id = candidate)
$$;
comment on function memory.absent_chunks(uuid[]) is 'Which of these ids are no chunks: vectors without a text';

create function memory.reindex_chunks(lost uuid[]) returns void
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with forgotten as (
    delete from memory.embeddings_meta m where m.chunk_id = any (lost)
    returning m.document_id
  ), waiting as (
    update memory.documents d set status = 'pending', error = null
     where d.id in (select f.document_id from forgotten f)
    returning d.id, d.user_id
  )
  insert into memory.outbox (topic, user_id, payload)
  select 'index-document', w.user_id, jsonb_build_object('documentId', w.id) from waiting w
$$;
comment on function memory.reindex_chunks(uuid[]) is 'Has chunks embedded again whose vectors are lost';

create function memory.reindex_left_out(current_collection text, most integer) returns integer
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
comment on function memory.reindex_left_out(text, integer) is 'Has documents indexed that lack vectors in this collection and that nobody is about to index; how many';
create index outbox_payload_idx on memory.outbox (payload) where topic = 'index-document';

revoke execute on function memory.index_counts(text) from public;
revoke execute on function memory.embedded_chunks(text, uuid, integer) from public;
revoke execute on function memory.absent_chunks(uuid[]) from public;
revoke execute on function memory.reindex_chunks(uuid[]) from public;
revoke execute on function memory.reindex_left_out(text, integer) from public;
grant execute on function memory.index_counts(text) to devmentor_memory;
grant execute on function memory.embedded_chunks(text, uuid, integer) to devmentor_memory;
grant execute on function memory.absent_chunks(uuid[]) to devmentor_memory;
grant execute on function memory.reindex_chunks(uuid[]) to devmentor_memory;
grant execute on function memory.reindex_left_out(text, integer) to devmentor_memory;
