-- One name for the upkeep of partitions in every schema, and a default partition that empties itself.

drop function auth.create_audit_partitions(integer);

create function auth.ensure_partitions(months_ahead integer) returns integer
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
  perform pg_advisory_xact_lock(hashtextextended('auth.ensure_partitions', 0));
  -- As an array: the default partition cannot be altered while a query on it is open.
  foreach first in array array(
    select generate_series(this_month, this_month + make_interval(months => months_ahead), interval '1 month')
     union
    select date_trunc('month', d.created_at) from auth.audit_log_default d where isfinite(d.created_at)
     order by 1)
  loop
    partition := 'audit_log_' || to_char(first, 'YYYY_MM');
    continue when to_regclass('auth.' || partition) is not null;
    execute format('create table auth.%I (like auth.audit_log including defaults including constraints)', partition);
    execute format('alter table auth.%I enable row level security', partition);
    execute format('alter table auth.%I force row level security', partition);
    execute format('comment on table auth.%I is %L', partition, 'Entries of one month (UTC)');
    perform auth.adopt_audit_partition(partition, first, first + interval '1 month');
    made := made + 1;
  end loop;
  return made;
end
$$;
comment on function auth.ensure_partitions(integer) is 'Makes the monthly partitions of this month, of so many after it, and of each month that the default partition holds rows of, which move; how many were missing. For a scheduled job';
revoke execute on function auth.ensure_partitions(integer) from public;
grant execute on function auth.ensure_partitions(integer) to devmentor_auth;

create function auth.adopt_audit_partition(partition text, first timestamptz, next timestamptz) returns void
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- No writer may add a row of the month to the default partition between the move and the attachment.
  lock table auth.audit_log in share update exclusive mode;
  lock table auth.audit_log_default in access exclusive mode;
  if exists (select from auth.audit_log_default d where d.created_at >= first and d.created_at < next) then
    -- The log is append-only for its owner too. Nobody else reaches the table while it is not.
    alter table auth.audit_log_default disable trigger audit_log_append_only;
    execute format(
      'with moved as (delete from auth.audit_log_default d where d.created_at >= %L and d.created_at < %L returning d.*)
       insert into auth.%I select * from moved', first, next, partition);
    alter table auth.audit_log_default enable trigger audit_log_append_only;
  end if;
  execute format('alter table auth.audit_log attach partition auth.%I for values from (%L) to (%L)',
                 partition, first, next);
end
$$;
comment on function auth.adopt_audit_partition(text, timestamptz, timestamptz) is 'Moves the entries of a month out of the default partition into a new table and makes it a partition';
revoke execute on function auth.adopt_audit_partition(text, timestamptz, timestamptz) from public;

select auth.ensure_partitions(12);
