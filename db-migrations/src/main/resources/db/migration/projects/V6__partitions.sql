-- One name for the upkeep of partitions in every schema, and a default partition that empties itself.

drop function projects.create_activity_partitions(integer);

create function projects.ensure_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
as $$
declare
  this_month constant timestamptz := date_trunc('month', now());
  partition text;
  first timestamptz;
  made integer := 0;
begin
  if months_ahead is null or months_ahead not between 0 and 120 then
    raise exception 'months_ahead must be from 0 to 120' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('projects.ensure_partitions', 0));
  for first in
    select generate_series(this_month, this_month + make_interval(months => months_ahead), interval '1 month')
     union
    select date_trunc('month', d.created_at) from projects.activity_default d where isfinite(d.created_at)
     order by 1
  loop
    partition := 'activity_' || to_char(first, 'YYYY_MM');
    continue when to_regclass('projects.' || partition) is not null;
    execute format('create table projects.%I (like projects.activity including defaults including constraints)', partition);
    execute format('alter table projects.%I enable row level security', partition);
    execute format('alter table projects.%I force row level security', partition);
    execute format('comment on table projects.%I is %L', partition, 'Entries of one month (UTC)');
    perform projects.adopt_activity_partition(partition, first, first + interval '1 month');
    made := made + 1;
  end loop;
  return made;
end
$$;
comment on function projects.ensure_partitions(integer) is 'Makes the monthly partitions of this month, of so many after it, and of each month that the default partition holds rows of, which move; how many were missing. For a scheduled job';
revoke execute on function projects.ensure_partitions(integer) from public;
grant execute on function projects.ensure_partitions(integer) to devmentor_projects;

create function projects.adopt_activity_partition(partition text, first timestamptz, next timestamptz) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- No writer may add a row of the month to the default partition between the move and the attachment.
  lock table projects.activity in share update exclusive mode;
  lock table projects.activity_default in access exclusive mode;
  if not exists (select from projects.activity_default d where d.created_at >= first and d.created_at < next) then
    execute format('alter table projects.activity attach partition projects.%I for values from (%L) to (%L)',
                   partition, first, next);
    return;
  end if;
  -- The mentions go with their entries by their foreign key, and come back once the entries are there again.
  create table projects.moving_mentions as
  select m.* from projects.activity_mentions m where m.activity_at >= first and m.activity_at < next;
  execute format(
    'with moved as (delete from projects.activity_default d where d.created_at >= %L and d.created_at < %L returning d.*)
     insert into projects.%I select * from moved', first, next, partition);
  execute format('alter table projects.activity attach partition projects.%I for values from (%L) to (%L)',
                 partition, first, next);
  execute 'insert into projects.activity_mentions select * from projects.moving_mentions';
  drop table projects.moving_mentions;
end
$$;
comment on function projects.adopt_activity_partition(text, timestamptz, timestamptz) is 'Moves the entries of a month out of the default partition into a new table and makes it a partition';
revoke execute on function projects.adopt_activity_partition(text, timestamptz, timestamptz) from public;

select projects.ensure_partitions(12);
