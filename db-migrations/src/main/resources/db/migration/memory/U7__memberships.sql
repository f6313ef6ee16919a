-- Nothing is lost: policies collect all projects of the user again.

alter policy documents_read on memory.documents
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or project_id = any (array(select projects.accessible_project_ids())));
alter policy documents_add on memory.documents
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or project_id = any (array(select projects.accessible_project_ids()))));
alter policy chunks_read on memory.chunks
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or project_id = any (array(select projects.accessible_project_ids())));
alter policy chat_sessions_own on memory.chat_sessions
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or project_id = any (array(select projects.accessible_project_ids()))));
