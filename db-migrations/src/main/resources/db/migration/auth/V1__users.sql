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
create trigger users_touch before update on auth.users
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
comment on column auth.users.updated_at is 'When it was changed last';

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

-- public is in the path for the operators of citext: without them the comparison would heed case. Nobody can create there.
create function auth.find_login(login_email text)
  returns table (user_id uuid, password_hash text, is_active boolean, failed_logins integer,
                 first_failed_login_at timestamptz, locked_until timestamptz)
  language sql stable security definer rows 1
  set search_path = pg_catalog, public, pg_temp
as $$
  select u.id, u.password_hash, u.is_active, u.failed_logins, u.first_failed_login_at, u.locked_until
    from auth.users u
   where u.email = login_email::citext
$$;
comment on function auth.find_login(text) is 'What a login needs before there is a current user: at most one row';
revoke execute on function auth.find_login(text) from public;
grant execute on function auth.find_login(text) to devmentor_auth;

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
  current_step text check (length(current_step) between 1 and 100),
  completed_steps text[] not null default '{}' check (cardinality(completed_steps) <= 100),
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object'),
  completed_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger user_onboarding_touch before update on auth.user_onboarding
  for each row execute function auth.touch_updated_at();

comment on table auth.user_onboarding is 'How far a user is with the introduction; no row: not begun';
comment on column auth.user_onboarding.user_id is 'Whose introduction';
comment on column auth.user_onboarding.current_step is 'The step the user is at, as the client names it';
comment on column auth.user_onboarding.completed_steps is 'Steps that are done, at most 100';
comment on column auth.user_onboarding.answers is 'Free-form object: what the user answered';
comment on column auth.user_onboarding.completed_at is 'When the introduction was finished';
comment on column auth.user_onboarding.version is 'Grows with each edit: the ETag';
comment on column auth.user_onboarding.created_at is 'When it was begun';
comment on column auth.user_onboarding.updated_at is 'When it was changed last';

alter table auth.user_onboarding enable row level security;
alter table auth.user_onboarding force row level security;
create policy user_onboarding_own on auth.user_onboarding
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on auth.user_onboarding to devmentor_auth, devmentor_import;
