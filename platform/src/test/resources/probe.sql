create role probe login password 'probe' nosuperuser nobypassrls;
create schema probe;
grant usage on schema probe to probe;

create table probe.things (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  name text not null unique
);
alter table probe.things enable row level security;
alter table probe.things force row level security;
create policy own on probe.things
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on probe.things to probe;

create table probe.idempotency_keys (
  user_id uuid not null,
  operation text not null,
  key text not null,
  request_hash bytea not null,
  reply jsonb not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (user_id, operation, key)
);
alter table probe.idempotency_keys enable row level security;
alter table probe.idempotency_keys force row level security;
create policy own on probe.idempotency_keys
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on probe.idempotency_keys to probe;

create function probe.purge_replies() returns integer
  language sql security definer
as $$
  with gone as (delete from probe.idempotency_keys where expires_at <= now() returning 1)
  select count(*)::integer from gone
$$;

create table probe.outbox (
  id uuid primary key default uuidv7(),
  topic text not null,
  user_id uuid,
  payload jsonb not null,
  attempts integer not null default 0,
  available_at timestamptz not null default now(),
  parked_at timestamptz,
  last_error text,
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on probe.outbox to probe;
