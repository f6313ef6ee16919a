-- Nothing is lost: every document and chunk is in these indexes again.

create index documents_project_id_idx on memory.documents (project_id, id);
create index documents_superseded_by_idx on memory.documents (user_id, superseded_by);
create index chunks_project_id_idx on memory.chunks (project_id, id);
drop index memory.documents_project_set_idx, memory.documents_superseded_set_idx, memory.chunks_project_set_idx;
