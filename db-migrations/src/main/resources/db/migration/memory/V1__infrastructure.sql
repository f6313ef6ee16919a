-- What the other tables lean on: updated_at, checks of lists, stored replies, the outbox.

create function memory.touch_updated_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function memory.touch_updated_at() is 'Keeps updated_at: the time of the transaction that changed the row last';

-- A CHECK cannot hold a subquery, a function can.
create function memory.texts_within(texts text[], most integer, longest integer) returns boolean
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select cardinality(texts) <= most
     and (select coalesce(bool_and(t is not null and length(t) between 1 and longest), true)
            from unnest(texts) as t)
$$;
comment on function memory.texts_within(text[], integer, integer) is 'Whether a list has at most so many texts, each of 1 to so many characters';

create table memory.idempotency_keys (
  user_id uuid not null references auth.users (id) on delete cascade,
  operation text not null check (length(operation) between 1 and 200),
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  reply jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (user_id, operation, key)
);
create index idempotency_keys_expires_at_idx on memory.idempotency_keys (expires_at);

comment on table memory.idempotency_keys is 'Replies to creating requests, kept so that a repetition gets the same one';
comment on column memory.idempotency_keys.user_id is 'Whose key it is: two users may use the same one';
comment on column memory.idempotency_keys.operation is 'What is created, for example POST /documents';
comment on column memory.idempotency_keys.key is 'Idempotency-Key as the client sent it';
comment on column memory.idempotency_keys.request_hash is 'SHA-256 of the request body';
comment on column memory.idempotency_keys.reply is 'The body that was answered';
comment on column memory.idempotency_keys.created_at is 'When the request was answered';
comment on column memory.idempotency_keys.expires_at is 'From then on the key counts as new';

alter table memory.idempotency_keys enable row level security;
alter table memory.idempotency_keys force row level security;
create policy idempotency_keys_own on memory.idempotency_keys
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on memory.idempotency_keys to devmentor_memory;

create table memory.outbox (
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
create index outbox_available_at_idx on memory.outbox (available_at) where parked_at is null;

comment on table memory.outbox is 'Effects outside PostgreSQL that are still to be done; ids only, never content';
comment on column memory.outbox.id is 'Grows with time';
comment on column memory.outbox.topic is 'Which handler does it';
comment on column memory.outbox.user_id is 'On whose behalf; no foreign key, the work outlives the user';
comment on column memory.outbox.payload is 'What the handler needs to know';
comment on column memory.outbox.attempts is 'How often it was tried';
comment on column memory.outbox.available_at is 'Not to be tried before; a claim moves it ahead';
comment on column memory.outbox.parked_at is 'When it was given up';
comment on column memory.outbox.last_error is 'Why the last try failed';
comment on column memory.outbox.created_at is 'When the effect became due';

grant select, insert, update, delete on memory.outbox to devmentor_memory;
