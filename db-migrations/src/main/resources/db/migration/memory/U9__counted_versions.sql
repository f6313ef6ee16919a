-- The times of updates are lost; services count versions again.
alter table memory.documents drop column deleted_at;
alter table memory.chunks drop constraint chunks_content_length;
alter table memory.outbox drop constraint outbox_last_error_check;
drop trigger embeddings_meta_touch on memory.embeddings_meta;
alter table memory.embeddings_meta drop column updated_at, drop column created_at;
drop trigger outbox_touch on memory.outbox;
alter table memory.outbox drop column updated_at;
drop trigger idempotency_keys_touch on memory.idempotency_keys;
alter table memory.idempotency_keys drop column updated_at;
drop trigger chat_sessions_count_version on memory.chat_sessions;
drop trigger documents_count_version on memory.documents;
drop function memory.count_version();
