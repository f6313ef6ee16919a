-- What has had its time goes.

create function auth.purge() returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  purged bigint := 0;
  here bigint;
begin
  delete from auth.user_sessions s where s.absolute_expires_at <= now();
  get diagnostics here = row_count;
  purged := purged + here;
  delete from auth.unknown_logins l
   where l.first_failed_login_at <= now() - interval '1 day' and (l.locked_until is null or l.locked_until <= now());
  get diagnostics here = row_count;
  purged := purged + here;
  delete from auth.idempotency_keys k where k.expires_at <= now();
  get diagnostics here = row_count;
  return purged + here;
end
$$;
comment on function auth.purge() is 'Deletes sessions after their absolute end, failed logins of unknown addresses after a day and expired idempotency keys; how many';
revoke execute on function auth.purge() from public;
grant execute on function auth.purge() to devmentor_auth;
