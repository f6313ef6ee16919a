drop function projects.adopt_activity_partition(text, timestamptz, timestamptz);
drop function projects.ensure_partitions(integer);

create function projects.create_activity_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  month date := date_trunc('month', now() at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('projects.activity_partitions', 0));
  for i in 0..months_ahead loop
    partition := 'activity_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    if to_regclass('projects.' || partition) is null then
      execute format(
        'create table projects.%I partition of projects.activity for values from (%L) to (%L)',
        partition,
        to_char(month + make_interval(months => i), 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + make_interval(months => i + 1), 'YYYY-MM-DD') || ' 00:00:00+00');
      execute format('alter table projects.%I enable row level security', partition);
      execute format('alter table projects.%I force row level security', partition);
      execute format('comment on table projects.%I is %L', partition, 'Entries of one month (UTC)');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
comment on function projects.create_activity_partitions(integer) is 'Makes the partitions of this month and of so many after it; how many were missing';
revoke execute on function projects.create_activity_partitions(integer) from public;
grant execute on function projects.create_activity_partitions(integer) to devmentor_projects;
