drop table memory.embeddings_meta;
drop table memory.chunks;
drop table memory.documents;
drop function memory.forget_embeddings();
drop function memory.follow_document();
drop type memory.document_status;
