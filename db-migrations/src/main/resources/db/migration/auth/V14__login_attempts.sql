-- A password that is being checked counts like a wrong one until it is known to be right: however many come at once,
-- no more are checked than may be wrong.

-- Unlogged: nobody waits for the disk, and after a crash nothing is being checked any more.
create unlogged table auth.login_attempts (
  id uuid primary key default uuidv7(),
  email_hash bytea not null check (length(email_hash) = 32),
  network cidr,
  started_at timestamptz not null default now()
);
create index login_attempts_email_hash_idx on auth.login_attempts (email_hash);
create index login_attempts_network_idx on auth.login_attempts (network);
create index login_attempts_started_at_idx on auth.login_attempts (started_at);

comment on table auth.login_attempts is 'Passwords that are being checked. The service reaches them through functions alone';
comment on column auth.login_attempts.id is 'Identifier, ordered by time';
comment on column auth.login_attempts.email_hash is 'SHA-256 of the address to log in with';
comment on column auth.login_attempts.network is 'Where it comes from, as in login_sources; null: unknown';
comment on column auth.login_attempts.started_at is 'When it began; whoever checks it for longer than a minute is gone';

drop function auth.find_login(text);

-- public is in the path for the operators of citext: without them the comparison would heed case. Nobody can create there.
create function auth.begin_login(login_email text, source inet, allowed integer, allowed_from_source integer,
                                 lock_window interval)
  returns table (attempt_id uuid, user_id uuid, password_hash text, is_active boolean, locked_until timestamptz,
                 blocked_until timestamptz)
  language plpgsql security definer rows 1
  set search_path = pg_catalog, public, pg_temp
as $$
declare
  address constant bytea := sha256(convert_to(login_email, 'UTF8'));
  origin constant cidr := auth.network_of(source);
  since constant timestamptz := now() - lock_window;
  alive constant timestamptz := now() - interval '1 minute';
  has_room boolean;
begin
  -- In turns for each address and each source, so that none is overlooked; the first always before the second.
  perform pg_advisory_xact_lock(hashtextextended('login of ' || login_email, 0));
  if origin is not null then
    perform pg_advisory_xact_lock(hashtextextended('login from ' || origin, 0));
  end if;
  -- One statement: an attempt that fails meanwhile is seen either under way or failed.
  select u.id, u.password_hash, coalesce(u.is_active, false), coalesce(u.locked_until, l.locked_until), s.blocked_until,
         (select count(*) from auth.login_attempts a where a.email_hash = address and a.started_at > alive)
           + coalesce(case when u.first_failed_login_at > since then u.failed_logins end,
                      case when l.first_failed_login_at > since then l.failed_logins end, 0) < allowed
         and (select count(*) from auth.login_attempts a where a.network = origin and a.started_at > alive)
           + coalesce(case when s.first_failed_login_at > since then s.failed_logins end, 0) < allowed_from_source
    into user_id, password_hash, is_active, locked_until, blocked_until, has_room
    from (select) one
    left join auth.users u on u.email = login_email::citext
    left join auth.unknown_logins l on l.email_hash = address and u.id is null
    left join auth.login_sources s on s.network = origin;
  if has_room and (locked_until is null or locked_until <= now()) and (blocked_until is null or blocked_until <= now()) then
    insert into auth.login_attempts as a (email_hash, network) values (address, origin) returning a.id into attempt_id;
  end if;
  return next;
end
$$;
comment on function auth.begin_login(text, inet, integer, integer, interval) is 'What a login needs before there is a current user, and leave to check one password: one row, without user_id where there is no account, without attempt_id if no password may be checked now';
revoke execute on function auth.begin_login(text, inet, integer, integer, interval) from public;
grant execute on function auth.begin_login(text, inet, integer, integer, interval) to devmentor_auth;

create function auth.end_login(attempt uuid) returns void
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  delete from auth.login_attempts a where a.id = attempt
$$;
comment on function auth.end_login(uuid) is 'The password of an attempt was checked; a wrong one is counted in the same transaction';
revoke execute on function auth.end_login(uuid) from public;
grant execute on function auth.end_login(uuid) to devmentor_auth;

create function auth.purge_login_attempts() returns bigint
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with purged as (
    delete from auth.login_attempts a where a.started_at <= now() - interval '1 minute' returning 1)
  select count(*) from purged
$$;
comment on function auth.purge_login_attempts() is 'Forgets attempts whose service did not live to end them; how many';
revoke execute on function auth.purge_login_attempts() from public;
grant execute on function auth.purge_login_attempts() to devmentor_auth;

drop function auth.source_blocked_until(inet);
