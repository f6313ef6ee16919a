-- Versions are counted here and nowhere else: an edit that forgets them, or sends a number of its own, counts as one. A trigger
-- names what a client edits, and version itself: "set version = default" counts a row whose parts have changed.

create function auth.count_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function auth.count_version() is 'Counts the version of a row, whatever the writer makes of it. The columns that the trigger names are those whose change counts';

create trigger users_count_version
  before update of email, username, role, display_name, avatar_url, is_active, email_verified_at, metadata, version on auth.users
  for each row execute function auth.count_version();
create trigger user_preferences_count_version
  before update of preferences, version on auth.user_preferences
  for each row execute function auth.count_version();
create trigger user_onboarding_count_version
  before update of progress, version on auth.user_onboarding
  for each row execute function auth.count_version();
create trigger teams_count_version
  before update of name, description, version on auth.teams
  for each row execute function auth.count_version();

create or replace function auth.touch_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update auth.teams t set version = default
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
  returning t.version
$$;

create function auth.lock_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  select t.version
    from auth.teams t
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
     for no key update
$$;
comment on function auth.lock_team(uuid) is 'The version of a team of the current user (app.user_id), its row locked; null if there is none such';
revoke execute on function auth.lock_team(uuid) from public;
grant execute on function auth.lock_team(uuid) to devmentor_auth;

-- Whatever is updated tells when.

alter table auth.idempotency_keys
  add column updated_at timestamptz not null default now();
comment on column auth.idempotency_keys.updated_at is 'When the reply was written last: an expired key is used again';
create trigger idempotency_keys_touch before update on auth.idempotency_keys
  for each row execute function auth.touch_updated_at();
alter table auth.outbox
  add column updated_at timestamptz not null default now();
comment on column auth.outbox.updated_at is 'When the worker claimed, delayed or gave it up last';
create trigger outbox_touch before update on auth.outbox
  for each row execute function auth.touch_updated_at();
alter table auth.password_resets
  add column updated_at timestamptz not null default now();
comment on column auth.password_resets.updated_at is 'When it was used, or made';
create trigger password_resets_touch before update on auth.password_resets
  for each row execute function auth.touch_updated_at();
alter table auth.email_verifications
  add column updated_at timestamptz not null default now();
comment on column auth.email_verifications.updated_at is 'When it was used, or made';
create trigger email_verifications_touch before update on auth.email_verifications
  for each row execute function auth.touch_updated_at();
alter table auth.team_members
  add column updated_at timestamptz not null default now();
comment on column auth.team_members.updated_at is 'When the role was changed last';
create trigger team_members_touch before update on auth.team_members
  for each row execute function auth.touch_updated_at();
alter table auth.api_tokens
  add column updated_at timestamptz not null default now();
comment on column auth.api_tokens.updated_at is 'When it was used, to the minute, or revoked last';
create trigger api_tokens_touch before update on auth.api_tokens
  for each row execute function auth.touch_updated_at();
alter table auth.login_sources
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
comment on column auth.login_sources.created_at is 'When the first wrong password came from there';
comment on column auth.login_sources.updated_at is 'When a wrong password was counted last';
create trigger login_sources_touch before update on auth.login_sources
  for each row execute function auth.touch_updated_at();

-- Whatever is text ends somewhere.

alter table auth.outbox add constraint outbox_last_error_check check (length(last_error) <= 5000) not valid;
alter table auth.users add constraint users_username_length check (length(username) <= 40) not valid;
alter table auth.signing_keys add constraint signing_keys_algorithm_length check (length(algorithm) <= 20) not valid;
alter table auth.signing_keys add constraint signing_keys_master_key_id_length check (length(master_key_id) = 16) not valid;
alter table auth.signing_keys add constraint signing_keys_private_key_encrypted_length check (length(private_key_encrypted) between 1 and 10000) not valid;
alter table auth.outbox validate constraint outbox_last_error_check;
alter table auth.users validate constraint users_username_length;
alter table auth.signing_keys validate constraint signing_keys_algorithm_length;
alter table auth.signing_keys validate constraint signing_keys_master_key_id_length;
alter table auth.signing_keys validate constraint signing_keys_private_key_encrypted_length;
