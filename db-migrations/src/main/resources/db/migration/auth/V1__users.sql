-- Users. Every other user table, in every schema, has a foreign key to auth.users (id) on delete cascade:
-- deleting a row here erases all that belongs to the user.

create function auth.touch_updated_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function auth.touch_updated_at() is 'Keeps updated_at: the time of the transaction that changed the row last';

-- In ascending order of rights: checks compare with >=.
create type auth.user_role as enum ('user', 'admin', 'superadmin');
comment on type auth.user_role is 'What a user may do beyond their own data';

create table auth.users (
  id uuid primary key default uuidv7(),
  email citext not null unique check (length(email) <= 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  username citext not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,38}[a-z0-9]$'),
  password_hash text check (length(password_hash) <= 255),
  role auth.user_role not null default 'user',
  display_name text check (length(display_name) between 1 and 120),
  avatar_url text check (length(avatar_url) <= 2048 and avatar_url ~ '^https?://'),
  is_active boolean not null default true,
  email_verified_at timestamptz,
  last_login_at timestamptz,
  failed_logins integer not null default 0 check (failed_logins >= 0),
  first_failed_login_at timestamptz,
  locked_until timestamptz,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index users_role_id_idx on auth.users (role, id);
create index users_email_trgm_idx on auth.users using gin ((email::text) gin_trgm_ops);
create index users_username_trgm_idx on auth.users using gin ((username::text) gin_trgm_ops);
-- A login is no edit: updated_at, like version, is about what the user sees.
create trigger users_touch
  before update of email, username, role, display_name, avatar_url, is_active, email_verified_at, metadata on auth.users
  for each row execute function auth.touch_updated_at();

comment on table auth.users is 'Accounts. Deleting one erases the user in every schema';
comment on column auth.users.id is 'Identifier, ordered by time; the application may choose it';
comment on column auth.users.email is 'Address to log in with; case does not matter';
comment on column auth.users.username is 'Name others see in addresses; 3 to 40 characters, case does not matter';
comment on column auth.users.password_hash is 'Argon2id, or bcrypt until the first login after an import; null: no password yet';
comment on column auth.users.role is 'What the user may do beyond their own data';
comment on column auth.users.display_name is 'Name people read';
comment on column auth.users.avatar_url is 'Address of a picture';
comment on column auth.users.is_active is 'False: may not log in';
comment on column auth.users.email_verified_at is 'When the user proved to own the address';
comment on column auth.users.last_login_at is 'When the user last logged in with the password';
comment on column auth.users.failed_logins is 'Wrong passwords since the first of the current window';
comment on column auth.users.first_failed_login_at is 'Start of the current window of wrong passwords';
comment on column auth.users.locked_until is 'No login before; null: not locked';
comment on column auth.users.metadata is 'Free-form object of the client';
comment on column auth.users.version is 'Grows with each edit: the ETag';
comment on column auth.users.created_at is 'When the account was created';
comment on column auth.users.updated_at is 'When what the user sees of it was changed last';

create function auth.is_admin() returns boolean
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from auth.users u
     where u.id = (select nullif(current_setting('app.user_id', true), '')::uuid)
       and u.role >= 'admin' and u.is_active)
$$;
comment on function auth.is_admin() is 'Whether the current user (app.user_id) is an active administrator; for policies';
revoke execute on function auth.is_admin() from public;
grant execute on function auth.is_admin() to devmentor_auth, devmentor_readonly, devmentor_import;

alter table auth.users enable row level security;
alter table auth.users force row level security;
-- Registering: choose the id, set app.user_id to it, insert. Nobody can insert an account for another id.
create policy users_own on auth.users
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy users_admin_read on auth.users for select
  using ((select auth.is_admin()));
create policy users_admin_change on auth.users for update
  using ((select auth.is_admin()))
  with check ((select auth.is_admin()));
grant select, insert, update, delete on auth.users to devmentor_auth;
grant select, insert, update, delete on auth.users to devmentor_import;
grant select (id, username, role, display_name, is_active, email_verified_at, last_login_at, created_at, updated_at)
  on auth.users to devmentor_readonly;

-- Wrong passwords lock addresses without an account as well: whether one exists must not show.
create table auth.unknown_logins (
  email_hash bytea primary key check (length(email_hash) = 32),
  failed_logins integer not null check (failed_logins > 0),
  first_failed_login_at timestamptz not null,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index unknown_logins_first_failed_login_at_idx on auth.unknown_logins (first_failed_login_at);
create trigger unknown_logins_touch before update on auth.unknown_logins
  for each row execute function auth.touch_updated_at();

comment on table auth.unknown_logins is 'Failed logins of addresses that have no account; kept for a day';
comment on column auth.unknown_logins.email_hash is 'SHA-256 of the address: what strangers typed is not collected';
comment on column auth.unknown_logins.failed_logins is 'As in users';
comment on column auth.unknown_logins.first_failed_login_at is 'As in users';
comment on column auth.unknown_logins.locked_until is 'As in users';
comment on column auth.unknown_logins.created_at is 'When the address was first tried';
comment on column auth.unknown_logins.updated_at is 'When the row was changed last';
-- No policy and no grant: the functions below are the only way in.
alter table auth.unknown_logins enable row level security;
alter table auth.unknown_logins force row level security;

-- public is in the path for the operators of citext: without them the comparison would heed case. Nobody can create there.
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

-- Each counts on the row as it is then, so parallel failures are all counted; a locked address is left as it is.
create function auth.count_failed_login(login_email text, allowed integer, lock_window interval) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
as $$
declare
  since timestamptz := now() - lock_window;
  locks boolean;
begin
  update auth.users u
     set failed_logins = case when u.first_failed_login_at > since then u.failed_logins + 1 else 1 end,
         first_failed_login_at = case when u.first_failed_login_at > since then u.first_failed_login_at else now() end,
         locked_until = case when case when u.first_failed_login_at > since then u.failed_logins + 1 else 1 end >= allowed
                             then now() + lock_window end
   where u.email = login_email::citext
     and (u.locked_until is null or u.locked_until <= now())
  returning u.locked_until is not null into locks;
  if not found and not exists (select from auth.users u where u.email = login_email::citext) then
    insert into auth.unknown_logins as l (email_hash, failed_logins, first_failed_login_at)
    values (sha256(convert_to(login_email, 'UTF8')), 1, now())
        on conflict (email_hash) do update
       set failed_logins = case when l.first_failed_login_at > since then l.failed_logins + 1 else 1 end,
           first_failed_login_at = case when l.first_failed_login_at > since then l.first_failed_login_at else now() end,
           locked_until = case when case when l.first_failed_login_at > since then l.failed_logins + 1 else 1 end >= allowed
                               then now() + lock_window end
     where l.locked_until is null or l.locked_until <= now()
    returning l.locked_until is not null into locks;
  end if;
  return coalesce(locks, false);
end
$$;
comment on function auth.count_failed_login(text, integer, interval) is 'Counts a wrong password for an address; whether this one locks it';
revoke execute on function auth.count_failed_login(text, integer, interval) from public;
grant execute on function auth.count_failed_login(text, integer, interval) to devmentor_auth;

create table auth.user_preferences (
  user_id uuid primary key references auth.users (id) on delete cascade,
  preferences jsonb not null default '{}' check (jsonb_typeof(preferences) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger user_preferences_touch before update on auth.user_preferences
  for each row execute function auth.touch_updated_at();

comment on table auth.user_preferences is 'Settings of a user; no row: all defaults';
comment on column auth.user_preferences.user_id is 'Whose settings';
comment on column auth.user_preferences.preferences is 'Free-form object of the client';
comment on column auth.user_preferences.version is 'Grows with each edit: the ETag';
comment on column auth.user_preferences.created_at is 'When they were set first';
comment on column auth.user_preferences.updated_at is 'When they were changed last';

alter table auth.user_preferences enable row level security;
alter table auth.user_preferences force row level security;
create policy user_preferences_own on auth.user_preferences
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on auth.user_preferences to devmentor_auth, devmentor_import;

create table auth.user_onboarding (
  user_id uuid primary key references auth.users (id) on delete cascade,
  progress jsonb not null default '{}' check (jsonb_typeof(progress) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger user_onboarding_touch before update on auth.user_onboarding
  for each row execute function auth.touch_updated_at();

comment on table auth.user_onboarding is 'How far a user is with the introduction; no row: not begun';
comment on column auth.user_onboarding.user_id is 'Whose introduction';
comment on column auth.user_onboarding.progress is 'Free-form object of the client';
comment on column auth.user_onboarding.version is 'Grows with each edit: the ETag';
comment on column auth.user_onboarding.created_at is 'When it was begun';
comment on column auth.user_onboarding.updated_at is 'When it was changed last';

alter table auth.user_onboarding enable row level security;
alter table auth.user_onboarding force row level security;
create policy user_onboarding_own on auth.user_onboarding
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on auth.user_onboarding to devmentor_auth, devmentor_import;
