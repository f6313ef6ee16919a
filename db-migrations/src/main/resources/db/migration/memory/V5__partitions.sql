-- One name for the upkeep of partitions in every schema, and a default partition that empties itself.

drop function memory.create_search_history_partitions(integer);

create function memory.ensure_partitions(months_ahead integer) returns integer
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
  perform pg_advisory_xact_lock(hashtextextended('memory.ensure_partitions', 0));
  for first in
    select generate_series(this_month, this_month + make_interval(months => months_ahead), interval '1 month')
     union
    select date_trunc('month', d.created_at) from memory.search_history_default d where isfinite(d.created_at)
     order by 1
  loop
    partition := 'search_history_' || to_char(first, 'YYYY_MM');
    continue when to_regclass('memory.' || partition) is not null;
    -- No writer may add a row of the month to the default partition between the move and the attachment.
    lock table memory.search_history in share update exclusive mode;
    lock table memory.search_history_default in access exclusive mode;
    execute format('create table memory.%I (like memory.search_history including defaults including constraints)', partition);
    execute format('alter table memory.%I enable row level security', partition);
    execute format('alter table memory.%I force row level security', partition);
    execute format('comment on table memory.%I is %L', partition, 'Entries of one month (UTC)');
    execute format(
      'with moved as (delete from memory.search_history_default d where d.created_at >= %L and d.created_at < %L returning d.*)
       insert into memory.%I select * from moved', first, first + interval '1 month', partition);
    execute format('alter table memory.search_history attach partition memory.%I for values from (%L) to (%L)',
                   partition, first, first + interval '1 month');
    made := made + 1;
  end loop;
  return made;
end
$$;
comment on function memory.ensure_partitions(integer) is 'Makes the monthly partitions of this month, of so many after it, and of each month that the default partition holds rows of, which move; how many were missing. For a scheduled job';
revoke execute on function memory.ensure_partitions(integer) from public;
grant execute on function memory.ensure_partitions(integer) to devmentor_memory;
select memory.ensure_partitions(12);
