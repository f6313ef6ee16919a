-- The same text at the same place is kept once while it is there. Outside of a transaction: nobody waits for the indexes.

create unique index concurrently if not exists documents_live_content_key on memory.documents
  (user_id, project_id, thread, position, content_sha256) nulls not distinct where deleted_at is null;
create index concurrently if not exists documents_deleted_at_idx on memory.documents (deleted_at) where deleted_at is not null;
