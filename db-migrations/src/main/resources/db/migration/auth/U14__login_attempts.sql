drop function auth.purge_login_attempts();
drop function auth.end_login(uuid);
drop function auth.begin_login(text, inet, integer, integer, interval);
drop table auth.login_attempts;

create function auth.find_login(login_email text)
  returns table (user_id uuid, password_hash text, is_active boolean, locked_until timestamptz)
  language sql stable security definer rows 1
  set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.password_hash, u.is_active, u.locked_until
    from auth.users u
   where u.email = login_email::citext
  union all
  select null, null, false, l.locked_until
    from auth.unknown_logins l
   where l.email_hash = sha256(convert_to(login_email, 'UTF8'))
     and not exists (select from auth.users u where u.email = login_email::citext)
$$;
comment on function auth.find_login(text) is 'What a login needs before there is a current user: at most one row, without user_id where there is no account';
revoke execute on function auth.find_login(text) from public;
grant execute on function auth.find_login(text) to devmentor_auth;

create function auth.source_blocked_until(source inet) returns timestamptz
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select s.blocked_until from auth.login_sources s where s.network = auth.network_of(source)
$$;
comment on function auth.source_blocked_until(inet) is 'Until when no login is possible from an address; null: at once';
revoke execute on function auth.source_blocked_until(inet) from public;
grant execute on function auth.source_blocked_until(inet) to devmentor_auth;
