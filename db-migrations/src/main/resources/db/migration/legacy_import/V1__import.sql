-- The books of importers: what a run has written where, what it could not write, and how to take it back.
-- devmentor_import alone comes here; no service does.

create function legacy_import.touch_updated_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function legacy_import.touch_updated_at() is 'Keeps updated_at: the time of the transaction that changed the row last';

create type legacy_import.run_state as enum ('running', 'paused', 'completed', 'failed', 'rolled_back');
comment on type legacy_import.run_state is 'How far a run is';

create table legacy_import.runs (
  id uuid primary key default uuidv7(),
  source_system text collate "C" not null check (source_system ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  source_fingerprint bytea not null check (length(source_fingerprint) = 32),
  options jsonb not null default '{}' check (jsonb_typeof(options) = 'object'),
  state legacy_import.run_state not null default 'running',
  checkpoints jsonb not null default '{}' check (jsonb_typeof(checkpoints) = 'object'),
  certificate jsonb check (jsonb_typeof(certificate) = 'object'),
  error text check (length(error) between 1 and 5000),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint runs_finished_at check ((state in ('completed', 'failed', 'rolled_back')) = (finished_at is not null)),
  constraint runs_certified check (certificate is null or state in ('completed', 'rolled_back'))
);
create index runs_source_idx on legacy_import.runs (source_system, source_fingerprint, id);
create trigger runs_touch before update on legacy_import.runs
  for each row execute function legacy_import.touch_updated_at();

comment on table legacy_import.runs is 'Runs of importers';
comment on column legacy_import.runs.id is 'Grows with time';
comment on column legacy_import.runs.source_system is 'Where the data comes from, for example minsky';
comment on column legacy_import.runs.source_fingerprint is 'SHA-256 over the files of the source: the same again is the same source';
comment on column legacy_import.runs.options is 'What the run was started with; never a secret';
comment on column legacy_import.runs.state is 'How far it is';
comment on column legacy_import.runs.checkpoints is 'By table of the source how far it was read, so that a run goes on where it stopped';
comment on column legacy_import.runs.certificate is 'What was read, written and rejected, with counts and hashes; written once everything adds up';
comment on column legacy_import.runs.error is 'Why it failed';
comment on column legacy_import.runs.started_at is 'When it was started';
comment on column legacy_import.runs.finished_at is 'When it was completed, failed or was rolled back';
comment on column legacy_import.runs.created_at is 'When the row was made';
comment on column legacy_import.runs.updated_at is 'When the row was changed last';

create table legacy_import.id_map (
  run_id uuid not null references legacy_import.runs (id) on delete cascade,
  source_table text not null check (length(source_table) between 1 and 300),
  source_key text not null check (length(source_key) between 1 and 1000),
  target_table text not null check (target_table ~ '^[a-z_]+\.[a-z_]+$'),
  target_id text not null check (length(target_id) between 1 and 500),
  created_at timestamptz not null default now(),
  primary key (run_id, source_table, source_key, target_table, target_id)
);
create index id_map_target_idx on legacy_import.id_map (target_id, target_table);
create index id_map_source_idx on legacy_import.id_map (source_table, source_key);

comment on table legacy_import.id_map is 'What became of each row of a source';
comment on column legacy_import.id_map.run_id is 'The run that wrote it';
comment on column legacy_import.id_map.source_table is 'Table or file of the source';
comment on column legacy_import.id_map.source_key is 'Key of the row in it, as text';
comment on column legacy_import.id_map.target_table is 'Table it was written to, with its schema';
comment on column legacy_import.id_map.target_id is 'Primary key there: the id, or the columns of the key as a JSON array';
comment on column legacy_import.id_map.created_at is 'When it was written';

create table legacy_import.rejects (
  id uuid primary key default uuidv7(),
  run_id uuid not null references legacy_import.runs (id) on delete cascade,
  source_table text not null check (length(source_table) between 1 and 300),
  source_key text check (length(source_key) between 1 and 1000),
  "column" text check (length("column") between 1 and 300),
  reason text not null check (length(reason) between 1 and 2000),
  raw bytea not null,
  resolved_at timestamptz,
  created_at timestamptz not null default now()
);
create index rejects_run_id_idx on legacy_import.rejects (run_id, id);
create index rejects_source_idx on legacy_import.rejects (source_table, source_key);

comment on table legacy_import.rejects is 'What could not be written as it is. It holds personal data: delete runs that are settled';
comment on column legacy_import.rejects.id is 'Grows with time';
comment on column legacy_import.rejects.run_id is 'The run that read it';
comment on column legacy_import.rejects.source_table is 'Table or file of the source';
comment on column legacy_import.rejects.source_key is 'Key of the row in it; null if it has none that can be read';
comment on column legacy_import.rejects."column" is 'The column at fault; null: the whole row';
comment on column legacy_import.rejects.reason is 'What is wrong with it';
comment on column legacy_import.rejects.raw is 'The row or the value, byte for byte';
comment on column legacy_import.rejects.resolved_at is 'When somebody dealt with it';
comment on column legacy_import.rejects.created_at is 'When it was read';

create table legacy_import.changes (
  run_id uuid not null references legacy_import.runs (id) on delete cascade,
  target_table text not null check (target_table ~ '^[a-z_]+\.[a-z_]+$'),
  target_id text not null check (length(target_id) between 1 and 500),
  row_hash bytea not null check (length(row_hash) = 32),
  created_at timestamptz not null default now(),
  primary key (run_id, target_table, target_id)
);
create index changes_target_idx on legacy_import.changes (target_id, target_table);

comment on table legacy_import.changes is 'Each row a run has written: taking the run back leaves those alone that were changed since';
comment on column legacy_import.changes.run_id is 'The run that wrote it';
comment on column legacy_import.changes.target_table is 'The table, with its schema';
comment on column legacy_import.changes.target_id is 'Primary key there: the id, or the columns of the key as a JSON array';
comment on column legacy_import.changes.row_hash is 'SHA-256 of the row as it was written';
comment on column legacy_import.changes.created_at is 'When it was written';

-- An erased user leaves no trace here either; what belonged to the user are ids that lead nowhere.
create function legacy_import.forget_user() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from legacy_import.rejects r
   using legacy_import.id_map m
   where m.target_table = 'auth.users' and m.target_id = old.id::text
     and r.run_id = m.run_id and r.source_table = m.source_table and r.source_key = m.source_key;
  delete from legacy_import.id_map m where m.target_id = old.id::text;
  delete from legacy_import.changes c where c.target_id = old.id::text;
  return null;
end
$$;
comment on function legacy_import.forget_user() is 'Takes an erased user out of the books of importers';
create trigger users_forget_in_imports after delete on auth.users
  for each row execute function legacy_import.forget_user();
