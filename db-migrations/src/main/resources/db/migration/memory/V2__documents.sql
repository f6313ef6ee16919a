-- What users keep: documents and the chunks that search finds. The vectors live in Qdrant; triggers here ask
-- for each change that they must follow, so that no way to write (a cascade, an import) is forgotten.

create type memory.document_status as enum ('pending', 'indexed', 'failed');
comment on type memory.document_status is 'Whether search finds a document: not yet, yes, or not at all';

create table memory.documents (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid,
  title text check (length(title) between 1 and 500),
  source text check (length(source) between 1 and 500),
  author text check (length(author) between 1 and 200),
  thread text check (length(thread) between 1 and 200),
  position integer check (position >= 0),
  content_type text not null check (length(content_type) between 3 and 100),
  content text not null check (octet_length(content) between 1 and 1048576),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  status memory.document_status not null default 'pending',
  error text check (length(error) between 1 and 500),
  tags text[] not null default '{}' check (memory.texts_within(tags, 50, 64)),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  occurred_at timestamptz,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  superseded_by uuid check (superseded_by <> id),
  pinned boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint documents_same_content_key
    unique nulls not distinct (user_id, project_id, thread, position, content_sha256),
  -- Serves the list of a user's documents, and lets chunks and successors be of the same user.
  constraint documents_owner_key unique (user_id, id),
  constraint documents_superseded_by_fkey foreign key (user_id, superseded_by)
    references memory.documents (user_id, id) on delete set null (superseded_by)
);
create index documents_project_id_idx on memory.documents (project_id, id);
create index documents_thread_idx on memory.documents (user_id, thread, position) where thread is not null;
create index documents_superseded_by_idx on memory.documents (user_id, superseded_by);

comment on table memory.documents is 'What a user keeps: notes, files, turns of a conversation';
comment on column memory.documents.id is 'Grows with time';
comment on column memory.documents.user_id is 'Who stored it and may change it';
comment on column memory.documents.project_id is 'The project whose members may read it. No foreign key: projects are another schema''s, and when one goes the document stays its owner''s';
comment on column memory.documents.title is 'What it is called; found by search';
comment on column memory.documents.source is 'Where it comes from, for example an address or the name of a tool';
comment on column memory.documents.author is 'Who said or wrote it; found by search';
comment on column memory.documents.thread is 'The conversation or file that it is a piece of';
comment on column memory.documents.position is 'Its place in the thread, from 0';
comment on column memory.documents.content_type is 'Media type; decides how the content is cut into chunks';
comment on column memory.documents.content is 'The text, at most 1 MiB in UTF-8; never changes';
comment on column memory.documents.content_sha256 is 'SHA-256 of the text in UTF-8: the same text at the same place is kept once';
comment on column memory.documents.status is 'Whether search finds it';
comment on column memory.documents.error is 'Why it could not be indexed';
comment on column memory.documents.tags is 'Labels to filter by';
comment on column memory.documents.metadata is 'Whatever the client wants to keep with it';
comment on column memory.documents.occurred_at is 'When that which it tells happened';
comment on column memory.documents.valid_from is 'Since when it holds: when it happened, else when it was stored';
comment on column memory.documents.valid_until is 'Until when it holds; search leaves it out afterwards';
comment on column memory.documents.superseded_by is 'The document that holds in its place; search leaves it out';
comment on column memory.documents.pinned is 'Whether the user wants it kept in sight';
comment on column memory.documents.version is 'Counts changes by clients';
comment on column memory.documents.created_at is 'When it was stored';
comment on column memory.documents.updated_at is 'When it was changed or indexed last';

-- Not of content_sha256: a document that is sent again names it and stays as it is.
create trigger documents_touch before update
  of status, error, title, tags, metadata, valid_until, superseded_by, pinned on memory.documents
  for each row execute function memory.touch_updated_at();

create table memory.chunks (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  document_id uuid not null,
  project_id uuid,
  ordinal integer not null check (ordinal >= 0),
  content text not null check (length(content) > 0),
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null check (end_offset > start_offset),
  token_count integer not null check (token_count >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint chunks_ordinal_key unique (document_id, ordinal),
  constraint chunks_document_fkey foreign key (user_id, document_id)
    references memory.documents (user_id, id) on delete cascade
);
create index chunks_document_idx on memory.chunks (user_id, document_id);
create index chunks_project_id_idx on memory.chunks (project_id, id);

comment on table memory.chunks is 'The pieces of documents that search finds';
comment on column memory.chunks.id is 'Also the id of its point in the vector store';
comment on column memory.chunks.user_id is 'Owner of the document, repeated for the row policy';
comment on column memory.chunks.document_id is 'The document it is cut from';
comment on column memory.chunks.project_id is 'Project of the document, repeated for the row policy';
comment on column memory.chunks.ordinal is 'Its place in the document, from 0';
comment on column memory.chunks.content is 'The text from start_offset to end_offset';
comment on column memory.chunks.start_offset is 'Where it begins in the content, in UTF-16 code units';
comment on column memory.chunks.end_offset is 'Where it ends in the content, in UTF-16 code units, exclusive';
comment on column memory.chunks.token_count is 'How many pieces the embedding model sees in it';
comment on column memory.chunks.created_at is 'When it was cut';
comment on column memory.chunks.updated_at is 'When it was changed last';

create trigger chunks_touch before update on memory.chunks
  for each row execute function memory.touch_updated_at();

create table memory.embeddings_meta (
  chunk_id uuid primary key references memory.chunks (id) on delete cascade,
  user_id uuid not null,
  document_id uuid not null,
  model text not null check (length(model) between 1 and 100),
  dimensions integer not null check (dimensions > 0),
  collection text not null check (length(collection) between 1 and 255),
  point_id uuid not null,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  indexed_at timestamptz not null default now()
);
create index embeddings_meta_document_idx on memory.embeddings_meta (user_id, document_id);
create index embeddings_meta_collection_idx on memory.embeddings_meta (collection, chunk_id);

comment on table memory.embeddings_meta is 'Which chunks have a vector, and of which model';
comment on column memory.embeddings_meta.chunk_id is 'The chunk';
comment on column memory.embeddings_meta.user_id is 'Owner of the chunk, repeated for the row policy';
comment on column memory.embeddings_meta.document_id is 'Document of the chunk, repeated to find all of them';
comment on column memory.embeddings_meta.model is 'The embedding model';
comment on column memory.embeddings_meta.dimensions is 'How many components its vectors have';
comment on column memory.embeddings_meta.collection is 'The collection of the vector store';
comment on column memory.embeddings_meta.point_id is 'The point in the collection';
comment on column memory.embeddings_meta.content_sha256 is 'SHA-256 of the text that was embedded, context included';
comment on column memory.embeddings_meta.indexed_at is 'When the vector store had it';

-- Readers: the owner and the members of the project. Writers: the owner.
alter table memory.documents enable row level security;
alter table memory.documents force row level security;
create policy documents_read on memory.documents for select
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or project_id = any (array(select projects.accessible_project_ids())));
create policy documents_add on memory.documents for insert
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or project_id = any (array(select projects.accessible_project_ids()))));
create policy documents_change on memory.documents for update
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy documents_remove on memory.documents for delete
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on memory.documents to devmentor_memory;

alter table memory.chunks enable row level security;
alter table memory.chunks force row level security;
create policy chunks_read on memory.chunks for select
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or project_id = any (array(select projects.accessible_project_ids())));
create policy chunks_add on memory.chunks for insert
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on memory.chunks to devmentor_memory;

alter table memory.embeddings_meta enable row level security;
alter table memory.embeddings_meta force row level security;
create policy embeddings_meta_own on memory.embeddings_meta
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on memory.embeddings_meta to devmentor_memory;

-- Security definer: the row may go with its user, when no policy admits anybody.
create function memory.follow_document() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  changed constant memory.documents := case when tg_op = 'DELETE' then old else new end;
begin
  insert into memory.outbox (topic, user_id, payload)
  values (tg_argv[0], changed.user_id, jsonb_build_object('documentId', changed.id));
  return null;
end
$$;
comment on function memory.follow_document() is 'Asks the worker to bring the vector store up to the row; the argument of the trigger is the topic';
revoke execute on function memory.follow_document() from public;

-- The title is embedded with each chunk.
create function memory.forget_embeddings() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from memory.embeddings_meta m where m.user_id = new.user_id and m.document_id = new.id;
  return null;
end
$$;
comment on function memory.forget_embeddings() is 'Marks the vectors of a document as outdated';
revoke execute on function memory.forget_embeddings() from public;

create trigger documents_added after insert on memory.documents
  for each row execute function memory.follow_document('index-document');
create trigger documents_outdated after update of title on memory.documents
  for each row when (old.title is distinct from new.title) execute function memory.forget_embeddings();
create trigger documents_renamed after update of title on memory.documents
  for each row when (old.title is distinct from new.title)
  execute function memory.follow_document('index-document');
create trigger documents_relabelled after update of tags, valid_until, superseded_by on memory.documents
  for each row when ((old.tags, old.valid_until, old.superseded_by)
      is distinct from (new.tags, new.valid_until, new.superseded_by))
  execute function memory.follow_document('label-document');
create trigger documents_removed after delete on memory.documents
  for each row execute function memory.follow_document('remove-document');
