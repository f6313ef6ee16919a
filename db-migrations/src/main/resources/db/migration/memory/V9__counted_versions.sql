-- Versions are counted here and nowhere else: an edit that forgets them, or sends a number of its own, counts as one. A trigger
-- names what a client edits, and version itself: "set version = default" counts a row whose parts have changed.

create function memory.count_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function memory.count_version() is 'Counts the version of a row, whatever the writer makes of it. The columns that the trigger names are those whose change counts';

create trigger documents_count_version
  before update of title, tags, metadata, pinned, valid_until, superseded_by, version on memory.documents
  for each row execute function memory.count_version();
create trigger chat_sessions_count_version
  before update of project_id, title, metadata, version on memory.chat_sessions
  for each row execute function memory.count_version();

-- Whatever is updated tells when.

alter table memory.idempotency_keys
  add column updated_at timestamptz not null default now();
comment on column memory.idempotency_keys.updated_at is 'When the reply was written last: an expired key is used again';
create trigger idempotency_keys_touch before update on memory.idempotency_keys
  for each row execute function memory.touch_updated_at();
alter table memory.outbox
  add column updated_at timestamptz not null default now();
comment on column memory.outbox.updated_at is 'When the worker claimed, delayed or gave it up last';
create trigger outbox_touch before update on memory.outbox
  for each row execute function memory.touch_updated_at();
alter table memory.embeddings_meta
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
comment on column memory.embeddings_meta.created_at is 'When it was embedded first';
comment on column memory.embeddings_meta.updated_at is 'When it was embedded again last';
create trigger embeddings_meta_touch before update on memory.embeddings_meta
  for each row execute function memory.touch_updated_at();

-- Whatever is text ends somewhere.

alter table memory.outbox add constraint outbox_last_error_check check (length(last_error) <= 5000) not valid;
alter table memory.chunks add constraint chunks_content_length check (length(content) <= 1048576) not valid;
alter table memory.outbox validate constraint outbox_last_error_check;
alter table memory.chunks validate constraint chunks_content_length;

-- A deleted document stays for a while; what follows uses the column.
alter table memory.documents add column deleted_at timestamptz;
comment on column memory.documents.deleted_at is 'When it was deleted; null while it is there';
