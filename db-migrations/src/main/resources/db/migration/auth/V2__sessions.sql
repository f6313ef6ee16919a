-- Sessions: one row is one family of refresh tokens, from login to logout. Tokens are stored as SHA-256 alone.

create type auth.revoke_reason as enum
  ('logout', 'logout_all', 'revoked', 'token_reused', 'password_changed', 'deactivated', 'expired');
comment on type auth.revoke_reason is 'Why a session ended before its time';

create table auth.user_sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  family_hash bytea not null unique check (length(family_hash) = 32),
  refresh_token_hash bytea not null unique check (length(refresh_token_hash) = 32),
  previous_token_hash bytea check (length(previous_token_hash) = 32),
  successor_seed bytea check (length(successor_seed) = 32),
  rotated_at timestamptz,
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason auth.revoke_reason,
  ip_address inet,
  user_agent text check (length(user_agent) <= 512),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint user_sessions_expiry_in_order check (expires_at <= absolute_expires_at),
  constraint user_sessions_rotated_whole check (
    num_nulls(previous_token_hash, successor_seed, rotated_at) in (0, 3)),
  constraint user_sessions_revoked_with_reason check ((revoked_at is null) = (revoke_reason is null))
);
create index user_sessions_user_id_idx on auth.user_sessions (user_id, id);
create index user_sessions_absolute_expires_at_idx on auth.user_sessions (absolute_expires_at);
create trigger user_sessions_touch before update on auth.user_sessions
  for each row execute function auth.touch_updated_at();

comment on table auth.user_sessions is 'Sessions; a revoked or expired one stays until it is purged, so that a replayed token is recognised';
comment on column auth.user_sessions.id is 'Identifier: the claim sid of access tokens';
comment on column auth.user_sessions.user_id is 'Whose session';
comment on column auth.user_sessions.family_hash is 'SHA-256 of the part that all refresh tokens of the session share: an old one is recognised by it';
comment on column auth.user_sessions.refresh_token_hash is 'SHA-256 of the refresh token that is valid now';
comment on column auth.user_sessions.previous_token_hash is 'SHA-256 of the one before: honoured for seconds after rotated_at, a theft later';
comment on column auth.user_sessions.successor_seed is 'With the token before and a key of the service it gives the one that is valid now, once more';
comment on column auth.user_sessions.rotated_at is 'When the refresh token was last replaced';
comment on column auth.user_sessions.last_used_at is 'When the session was last refreshed';
comment on column auth.user_sessions.expires_at is 'End when unused; moves with each refresh';
comment on column auth.user_sessions.absolute_expires_at is 'End in any case';
comment on column auth.user_sessions.revoked_at is 'When it was ended before its time';
comment on column auth.user_sessions.revoke_reason is 'Why it was ended before its time';
comment on column auth.user_sessions.ip_address is 'Where the login came from';
comment on column auth.user_sessions.user_agent is 'What the client said it is';
comment on column auth.user_sessions.created_at is 'When the user logged in';
comment on column auth.user_sessions.updated_at is 'When the row was changed last';

alter table auth.user_sessions enable row level security;
alter table auth.user_sessions force row level security;
create policy user_sessions_own on auth.user_sessions
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
-- An administrator who deactivates an account also ends its sessions.
create policy user_sessions_admin_read on auth.user_sessions for select
  using ((select auth.is_admin()));
create policy user_sessions_admin_revoke on auth.user_sessions for update
  using ((select auth.is_admin()))
  with check ((select auth.is_admin()) and revoked_at is not null);
grant select, insert, update, delete on auth.user_sessions to devmentor_auth;

create function auth.find_session(token_family_hash bytea)
  returns table (session_id uuid, user_id uuid)
  language sql stable security definer rows 1
  set search_path = pg_catalog, pg_temp
as $$
  select s.id, s.user_id
    from auth.user_sessions s
   where s.family_hash = token_family_hash
$$;
comment on function auth.find_session(bytea) is 'The session a refresh token belongs to, before there is a current user: what happens next is decided as that user';
revoke execute on function auth.find_session(bytea) from public;
grant execute on function auth.find_session(bytea) to devmentor_auth;
