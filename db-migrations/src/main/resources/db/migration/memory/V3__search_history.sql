-- What users searched for.

create type memory.search_mode as enum ('hybrid', 'semantic', 'keyword');
comment on type memory.search_mode is 'What a search compares: meaning and words, meaning, or words';

create table memory.search_history (
  id uuid not null default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  query text not null check (length(query) between 1 and 2000),
  mode memory.search_mode not null,
  filters jsonb not null default '{}' check (jsonb_typeof(filters) = 'object'),
  result_count integer not null check (result_count >= 0),
  top_score double precision,
  took_ms integer not null check (took_ms >= 0),
  created_at timestamptz not null default now(),
  primary key (id, created_at)
) partition by range (created_at);
create index search_history_user_id_idx on memory.search_history (user_id, created_at, id);

comment on table memory.search_history is 'What users searched for; partitioned by month';
comment on column memory.search_history.id is 'Grows with time';
comment on column memory.search_history.user_id is 'Who searched';
comment on column memory.search_history.query is 'What was looked for';
comment on column memory.search_history.mode is 'What was compared';
comment on column memory.search_history.filters is 'The other fields of the request that were given';
comment on column memory.search_history.result_count is 'How many items were found';
comment on column memory.search_history.top_score is 'Score of the first item; null if nothing was found';
comment on column memory.search_history.took_ms is 'How long the search took, in milliseconds';
comment on column memory.search_history.created_at is 'When it was searched';

create table memory.search_history_default partition of memory.search_history default;
comment on table memory.search_history_default is 'Entries of months that have no partition of their own';

create function memory.create_search_history_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  month date := date_trunc('month', now() at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('memory.search_history_partitions', 0));
  for i in 0..months_ahead loop
    partition := 'search_history_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    if to_regclass('memory.' || partition) is null then
      execute format(
        'create table memory.%I partition of memory.search_history for values from (%L) to (%L)',
        partition,
        to_char(month + make_interval(months => i), 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + make_interval(months => i + 1), 'YYYY-MM-DD') || ' 00:00:00+00');
      execute format('alter table memory.%I enable row level security', partition);
      execute format('alter table memory.%I force row level security', partition);
      execute format('comment on table memory.%I is %L', partition, 'Entries of one month (UTC)');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
comment on function memory.create_search_history_partitions(integer) is 'Makes the partitions of this month and of so many after it; how many were missing';
revoke execute on function memory.create_search_history_partitions(integer) from public;
grant execute on function memory.create_search_history_partitions(integer) to devmentor_memory;
select memory.create_search_history_partitions(12);

alter table memory.search_history enable row level security;
alter table memory.search_history force row level security;
create policy search_history_own on memory.search_history
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, delete on memory.search_history to devmentor_memory;
-- No policy and no grant: whoever goes around the parent table sees nothing.
alter table memory.search_history_default enable row level security;
alter table memory.search_history_default force row level security;
