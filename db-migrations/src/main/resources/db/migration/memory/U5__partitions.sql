drop function memory.ensure_partitions(integer);

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
