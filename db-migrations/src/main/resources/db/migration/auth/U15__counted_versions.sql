-- The times of updates are lost; services count versions again.
alter table auth.signing_keys drop constraint signing_keys_private_key_encrypted_length;
alter table auth.signing_keys drop constraint signing_keys_master_key_id_length;
alter table auth.signing_keys drop constraint signing_keys_algorithm_length;
alter table auth.users drop constraint users_username_length;
alter table auth.outbox drop constraint outbox_last_error_check;
drop trigger login_sources_touch on auth.login_sources;
alter table auth.login_sources drop column updated_at, drop column created_at;
drop trigger api_tokens_touch on auth.api_tokens;
alter table auth.api_tokens drop column updated_at;
drop trigger team_members_touch on auth.team_members;
alter table auth.team_members drop column updated_at;
drop trigger email_verifications_touch on auth.email_verifications;
alter table auth.email_verifications drop column updated_at;
drop trigger password_resets_touch on auth.password_resets;
alter table auth.password_resets drop column updated_at;
drop trigger outbox_touch on auth.outbox;
alter table auth.outbox drop column updated_at;
drop trigger idempotency_keys_touch on auth.idempotency_keys;
alter table auth.idempotency_keys drop column updated_at;
drop function auth.lock_team(uuid);
create or replace function auth.touch_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update auth.teams t set version = t.version + 1
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
  returning t.version
$$;
drop trigger teams_count_version on auth.teams;
drop trigger user_onboarding_count_version on auth.user_onboarding;
drop trigger user_preferences_count_version on auth.user_preferences;
drop trigger users_count_version on auth.users;
drop function auth.count_version();
