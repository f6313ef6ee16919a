-- Policies ask for the membership in the project of the row, instead of collecting all projects of the user first.

alter policy documents_read on memory.documents
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or (select m.role from projects.memberships m where m.project_id = documents.project_id and not m.deleted) is not null);
alter policy documents_add on memory.documents
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null
        or (select m.role from projects.memberships m where m.project_id = documents.project_id and not m.deleted) is not null));
alter policy chunks_read on memory.chunks
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or (select m.role from projects.memberships m where m.project_id = chunks.project_id and not m.deleted) is not null);
alter policy chat_sessions_own on memory.chat_sessions
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null
        or (select m.role from projects.memberships m where m.project_id = chat_sessions.project_id and not m.deleted) is not null));
