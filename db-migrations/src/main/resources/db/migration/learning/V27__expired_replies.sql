-- Replies go once their keys are free again, a thousand at a time, so that no transaction is long.
create function learning.purge_replies() returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (
    delete from learning.idempotency_keys k
     where k.ctid = any (array(
             select due.ctid from learning.idempotency_keys due
              where due.expires_at <= now()
              order by due.expires_at
              limit 1000
                for update skip locked))
    returning 1)
  select count(*)::integer from gone
$$;
comment on function learning.purge_replies() is 'Removes replies to requests whose keys are free again, at most a thousand at once; how many';
revoke execute on function learning.purge_replies() from public;
grant execute on function learning.purge_replies() to devmentor_learning;
