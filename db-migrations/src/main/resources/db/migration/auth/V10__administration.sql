-- What administrators do, and what nobody can do to them.

-- Holds for every way to the table: only a superadmin makes or unmakes an administrator, or deactivates one.
-- Without a current user it is the operator, at the database.
create function auth.guard_rights() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  actor uuid := nullif(current_setting('app.user_id', true), '')::uuid;
  actor_role auth.user_role;
begin
  if actor is null or (new.role = old.role and new.is_active = old.is_active) then
    return new;
  end if;
  select u.role into actor_role from auth.users u where u.id = actor and u.is_active;
  if actor_role is null or actor_role < 'admin' or actor = old.id
     or (actor_role < 'superadmin' and (old.role > 'user' or new.role > 'user')) then
    raise exception 'this role may not do that to an account' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
comment on function auth.guard_rights() is 'Refuses changes of role and activity to those who may not make them';
create trigger users_guard_rights before update of role, is_active on auth.users
  for each row execute function auth.guard_rights();

-- The gateway remembers for minutes what an API token stands for; it must hear of users who may no longer use theirs.
create function auth.usable_api_token_ids(person uuid) returns setof uuid
  language sql stable security definer rows 10
  set search_path = pg_catalog, pg_temp
as $$
  select t.id from auth.api_tokens t
   where t.user_id = person and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
     and (person = (select nullif(current_setting('app.user_id', true), '')::uuid) or (select auth.is_admin()))
$$;
comment on function auth.usable_api_token_ids(uuid) is 'The API tokens of a user that can be used, for the user and for administrators';
revoke execute on function auth.usable_api_token_ids(uuid) from public;
grant execute on function auth.usable_api_token_ids(uuid) to devmentor_auth;

alter table auth.signing_keys add column promote_at timestamptz check (status <> 'active' or promote_at is null);
comment on column auth.signing_keys.promote_at is 'When the next key is to sign, if an administrator does not want to wait; null otherwise';

-- Where wrong passwords come from, whatever the accounts: one address, or one network of a customer in IPv6.
create table auth.login_sources (
  network cidr primary key,
  failed_logins integer not null check (failed_logins > 0),
  first_failed_login_at timestamptz not null,
  blocked_until timestamptz
);
comment on table auth.login_sources is 'Networks that wrong passwords came from lately. The service reaches them through functions alone';
comment on column auth.login_sources.network is 'An IPv4 address, or the first 64 bits of an IPv6 address';
comment on column auth.login_sources.failed_logins is 'Wrong passwords since the first of the current window';
comment on column auth.login_sources.first_failed_login_at is 'Start of the current window of wrong passwords';
comment on column auth.login_sources.blocked_until is 'No login from there before; null: not blocked';

create function auth.network_of(source inet) returns cidr
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select network(set_masklen(source, case family(source) when 4 then 32 else 64 end))
$$;
comment on function auth.network_of(inet) is 'What counts as one source of logins';

create function auth.source_blocked_until(source inet) returns timestamptz
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select s.blocked_until from auth.login_sources s where s.network = auth.network_of(source)
$$;
comment on function auth.source_blocked_until(inet) is 'Until when no login is possible from an address; null: at once';
revoke execute on function auth.source_blocked_until(inet) from public;
grant execute on function auth.source_blocked_until(inet) to devmentor_auth;

create function auth.count_failed_source(source inet, allowed integer, lock_window interval) returns void
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  insert into auth.login_sources as s (network, failed_logins, first_failed_login_at)
  select auth.network_of(source), 1, now() where source is not null
      on conflict (network) do update
     set failed_logins = case when s.first_failed_login_at > now() - lock_window then s.failed_logins + 1 else 1 end,
         first_failed_login_at = case when s.first_failed_login_at > now() - lock_window
                                      then s.first_failed_login_at else now() end,
         blocked_until = case when s.first_failed_login_at > now() - lock_window and s.failed_logins + 1 >= allowed
                              then now() + lock_window end
$$;
comment on function auth.count_failed_source(inet, integer, interval) is 'Counts a wrong password from an address, and blocks it when there are too many';
revoke execute on function auth.count_failed_source(inet, integer, interval) from public;
grant execute on function auth.count_failed_source(inet, integer, interval) to devmentor_auth;

create function auth.purge_login_sources() returns bigint
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with purged as (
    delete from auth.login_sources s
     where s.first_failed_login_at <= now() - interval '1 day' and (s.blocked_until is null or s.blocked_until <= now())
    returning 1)
  select count(*) from purged
$$;
comment on function auth.purge_login_sources() is 'Forgets, after a day, where wrong passwords came from; how many';
revoke execute on function auth.purge_login_sources() from public;
grant execute on function auth.purge_login_sources() to devmentor_auth;
