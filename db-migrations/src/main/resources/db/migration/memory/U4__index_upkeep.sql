drop index memory.outbox_payload_idx;
drop function memory.reindex_left_out(text, integer);
drop function memory.reindex_chunks(uuid[]);
drop function memory.absent_chunks(uuid[]);
drop function memory.embedded_chunks(text, uuid, integer);
drop function memory.index_counts(text);
