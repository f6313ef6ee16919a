-- What every table of this schema relies on, and the tables of the platform.

create function learning.touch_updated_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function learning.touch_updated_at() is 'Keeps updated_at: the time of the last change of a row';

create table learning.idempotency_keys (
  user_id uuid not null references auth.users (id) on delete cascade,
  operation text not null check (length(operation) between 1 and 200),
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  reply jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (user_id, operation, key)
);
comment on table learning.idempotency_keys is 'Replies to requests that carried an Idempotency-Key';
comment on column learning.idempotency_keys.user_id is 'Whose key it is';
comment on column learning.idempotency_keys.operation is 'What the request did, for example POST /roadmaps';
comment on column learning.idempotency_keys.key is 'The key the client chose';
comment on column learning.idempotency_keys.request_hash is 'SHA-256 of the request: another one under the same key is refused';
comment on column learning.idempotency_keys.reply is 'The reply to the first request';
comment on column learning.idempotency_keys.created_at is 'When the first request came';
comment on column learning.idempotency_keys.expires_at is 'When the key becomes free again';
create index idempotency_keys_expires_at_idx on learning.idempotency_keys (expires_at);
alter table learning.idempotency_keys enable row level security;
alter table learning.idempotency_keys force row level security;
create policy idempotency_keys_own on learning.idempotency_keys
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on learning.idempotency_keys to devmentor_learning;

create table learning.outbox (
  id uuid primary key default uuidv7(),
  topic text not null check (length(topic) between 1 and 100),
  user_id uuid,
  payload jsonb not null,
  attempts integer not null default 0 check (attempts >= 0),
  available_at timestamptz not null default now(),
  parked_at timestamptz,
  last_error text,
  created_at timestamptz not null default now()
);
comment on table learning.outbox is 'Work outside PostgreSQL that a committed transaction asked for; ids only, no personal content';
comment on column learning.outbox.id is 'Identifier, ordered by time';
comment on column learning.outbox.topic is 'Which handler it is for';
comment on column learning.outbox.user_id is 'On whose behalf; no foreign key, for the work may be an erasure';
comment on column learning.outbox.payload is 'What the handler needs';
comment on column learning.outbox.attempts is 'How often it was tried';
comment on column learning.outbox.available_at is 'Not to be tried before';
comment on column learning.outbox.parked_at is 'When it was given up; null while it is to be tried';
comment on column learning.outbox.last_error is 'Why the last attempt failed';
comment on column learning.outbox.created_at is 'When it was asked for';
create index outbox_available_at_idx on learning.outbox (available_at) where parked_at is null;
grant select, insert, update, delete on learning.outbox to devmentor_learning;
