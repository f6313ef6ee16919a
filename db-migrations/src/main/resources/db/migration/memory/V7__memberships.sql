-- Policies ask about the project of a row that is not the user's own, instead of collecting all projects of the user first.

alter policy documents_read on memory.documents
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or projects.role_in(project_id) is not null);
alter policy documents_add on memory.documents
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or projects.role_in(project_id) is not null));
alter policy chunks_read on memory.chunks
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or projects.role_in(project_id) is not null);
alter policy chat_sessions_own on memory.chat_sessions
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or projects.role_in(project_id) is not null));
