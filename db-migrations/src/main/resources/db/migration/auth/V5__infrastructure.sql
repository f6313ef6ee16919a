-- What the platform keeps in every schema: stored replies and the outbox.

create table auth.idempotency_keys (
  user_id uuid not null references auth.users (id) on delete cascade,
  operation text not null check (length(operation) between 1 and 200),
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  reply jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (user_id, operation, key)
);
create index idempotency_keys_expires_at_idx on auth.idempotency_keys (expires_at);

comment on table auth.idempotency_keys is 'Replies to creating requests, kept so that a repetition gets the same one';
comment on column auth.idempotency_keys.user_id is 'Whose key it is: two users may use the same one';
comment on column auth.idempotency_keys.operation is 'What is created, for example POST /teams';
comment on column auth.idempotency_keys.key is 'Idempotency-Key as the client sent it';
comment on column auth.idempotency_keys.request_hash is 'SHA-256 of the request: another one under the same key is refused';
comment on column auth.idempotency_keys.reply is 'What was answered';
comment on column auth.idempotency_keys.created_at is 'When the request was answered';
comment on column auth.idempotency_keys.expires_at is 'From then on the key counts as new';

alter table auth.idempotency_keys enable row level security;
alter table auth.idempotency_keys force row level security;
create policy idempotency_keys_own on auth.idempotency_keys
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on auth.idempotency_keys to devmentor_auth;

create table auth.outbox (
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
create index outbox_available_at_idx on auth.outbox (available_at) where parked_at is null;

comment on table auth.outbox is 'Effects outside PostgreSQL that are still to be done; ids only, never content';
comment on column auth.outbox.id is 'Identifier, ordered by time';
comment on column auth.outbox.topic is 'Which handler does it';
comment on column auth.outbox.user_id is 'On whose behalf; no foreign key, the work outlives the user';
comment on column auth.outbox.payload is 'What the handler needs to know';
comment on column auth.outbox.attempts is 'How often it was tried';
comment on column auth.outbox.available_at is 'Not to be tried before; a claim moves it ahead';
comment on column auth.outbox.parked_at is 'When it was given up; null while it is to be tried';
comment on column auth.outbox.last_error is 'Why the last attempt failed';
comment on column auth.outbox.created_at is 'When the effect became due';
grant select, insert, update, delete on auth.outbox to devmentor_auth;
