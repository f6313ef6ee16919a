-- Conversations. Each message becomes a document as well, so that search finds it.

create type memory.chat_role as enum
  ('user', 'assistant', 'system');
comment on type memory.chat_role is 'Who speaks in a conversation';

create table memory.chat_sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  project_id uuid,
  title text check (length(title) between 1 and 500),
  message_count integer not null default 0 check (message_count >= 0),
  last_message_at timestamptz,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Serves the list of a user's conversations, and lets messages be of the same user.
  constraint chat_sessions_owner_key unique (user_id, id)
);
create index chat_sessions_project_id_idx on memory.chat_sessions (project_id, id);
create trigger chat_sessions_touch before update on memory.chat_sessions
  for each row execute function memory.touch_updated_at();

comment on table memory.chat_sessions is 'Conversations of a user';
comment on column memory.chat_sessions.id is 'Grows with time';
comment on column memory.chat_sessions.user_id is 'Whose conversation it is';
comment on column memory.chat_sessions.project_id is 'The project it is about. No foreign key: projects are another schema''s; the conversation stays its user''s alone';
comment on column memory.chat_sessions.title is 'What it is called';
comment on column memory.chat_sessions.message_count is 'How many messages were added; kept by a trigger';
comment on column memory.chat_sessions.last_message_at is 'When the latest message was sent; kept by a trigger';
comment on column memory.chat_sessions.metadata is 'Free-form object of the client';
comment on column memory.chat_sessions.version is 'Grows with each edit: the ETag';
comment on column memory.chat_sessions.created_at is 'When it was created';
comment on column memory.chat_sessions.updated_at is 'When it or its messages were changed last';

alter table memory.chat_sessions enable row level security;
alter table memory.chat_sessions force row level security;
create policy chat_sessions_own on memory.chat_sessions
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (project_id is null or project_id = any (array(select projects.accessible_project_ids()))));
grant select, insert, update, delete on memory.chat_sessions to devmentor_memory;

create table memory.chat_messages (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  session_id uuid not null,
  position integer not null check (position >= 0),
  role memory.chat_role not null,
  content text not null check (octet_length(content) between 1 and 1048576),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  document_id uuid,
  created_at timestamptz not null default now(),
  constraint chat_messages_position_key unique (session_id, position),
  constraint chat_messages_session_fkey foreign key (user_id, session_id)
    references memory.chat_sessions (user_id, id) on delete cascade,
  constraint chat_messages_document_fkey foreign key (user_id, document_id)
    references memory.documents (user_id, id) on delete set null (document_id)
);
create index chat_messages_session_idx on memory.chat_messages (user_id, session_id, position);
create index chat_messages_document_idx on memory.chat_messages (user_id, document_id);

comment on table memory.chat_messages is 'What was said in a conversation; rows never change';
comment on column memory.chat_messages.id is 'Grows with time';
comment on column memory.chat_messages.user_id is 'Owner of the conversation, repeated for the row policy';
comment on column memory.chat_messages.session_id is 'The conversation';
comment on column memory.chat_messages.position is 'Its place in the conversation, from 0; given by a trigger';
comment on column memory.chat_messages.role is 'Who said it';
comment on column memory.chat_messages.content is 'What was said, at most 1 MiB in UTF-8';
comment on column memory.chat_messages.metadata is 'Free-form object of the client';
comment on column memory.chat_messages.document_id is 'The document that search finds it by; null when that was deleted';
comment on column memory.chat_messages.created_at is 'When it was said';

alter table memory.chat_messages enable row level security;
alter table memory.chat_messages force row level security;
create policy chat_messages_own on memory.chat_messages
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on memory.chat_messages to devmentor_memory;

-- The lock on the conversation puts those who speak at the same time in a row: positions have no gaps.
create function memory.append_message() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update memory.chat_sessions s
     set message_count = s.message_count + 1,
         last_message_at = greatest(s.last_message_at, new.created_at)
   where s.id = new.session_id and s.user_id = new.user_id
  returning coalesce(new.position, s.message_count - 1) into new.position;
  return new;
end
$$;
comment on function memory.append_message() is 'Gives a new message the next place of its conversation, and keeps count';
create trigger chat_messages_append before insert on memory.chat_messages
  for each row execute function memory.append_message();

-- However a message goes: with its conversation, its user, or alone.
create function memory.forget_message() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from memory.documents d where d.id = old.document_id and d.user_id = old.user_id;
  return null;
end
$$;
comment on function memory.forget_message() is 'Search forgets a message when it is deleted';
create trigger chat_messages_forget after delete on memory.chat_messages
  for each row when (old.document_id is not null) execute function memory.forget_message();
