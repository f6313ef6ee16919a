drop function auth.adopt_audit_partition(text, timestamptz, timestamptz);
drop function auth.ensure_partitions(integer);

create function auth.create_audit_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  month timestamp := date_trunc('month', now() at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('auth.audit_partitions', 0));
  for i in 0..months_ahead loop
    partition := 'audit_log_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    if to_regclass('auth.' || partition) is null then
      execute format('create table auth.%I partition of auth.audit_log for values from (%L) to (%L)', partition,
        (month + make_interval(months => i)) at time zone 'UTC',
        (month + make_interval(months => i + 1)) at time zone 'UTC');
      execute format('alter table auth.%I enable row level security', partition);
      execute format('alter table auth.%I force row level security', partition);
      execute format('comment on table auth.%I is %L', partition, 'Entries of one month (UTC)');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
comment on function auth.create_audit_partitions(integer) is 'Makes the partitions of this month and of so many after it; how many were missing';
revoke execute on function auth.create_audit_partitions(integer) from public;
grant execute on function auth.create_audit_partitions(integer) to devmentor_auth;
