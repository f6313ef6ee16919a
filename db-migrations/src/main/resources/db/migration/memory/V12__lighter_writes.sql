-- What a new document and its chunks cost: most belong to no project and replace nothing, and need no entry in the indexes of those.

create index documents_project_set_idx on memory.documents (project_id, id) where project_id is not null;
create index documents_superseded_set_idx on memory.documents (user_id, superseded_by) where superseded_by is not null;
create index chunks_project_set_idx on memory.chunks (project_id, id) where project_id is not null;
drop index memory.documents_project_id_idx, memory.documents_superseded_by_idx, memory.chunks_project_id_idx;
