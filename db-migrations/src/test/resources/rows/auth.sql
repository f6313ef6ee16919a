-- One row of pg_temp.me() in each table that row-level security guards.
insert into auth.users (id, email, username) values (pg_temp.me(), pg_temp.name() || '@example.test', pg_temp.name());
insert into auth.user_preferences (user_id) values (pg_temp.me());
insert into auth.user_onboarding (user_id) values (pg_temp.me());
insert into auth.user_sessions (id, user_id, family_hash, refresh_token_hash, expires_at, absolute_expires_at)
values (pg_temp.id('session'), pg_temp.me(), sha256(pg_temp.name()::bytea), sha256(pg_temp.name()::bytea), now() + interval '1 day', now() + interval '1 day');
insert into auth.idempotency_keys (user_id, operation, key, request_hash, reply)
values (pg_temp.me(), 'POST /teams', 'key', sha256('body'), '{}');
select auth.append_audit('login', 'info', pg_temp.me(), '{"method": "password"}', pg_temp.me(), '192.0.2.1', 'test');
insert into auth.unknown_logins (email_hash, failed_logins, first_failed_login_at)
values (sha256(pg_temp.name()::bytea), 1, now());
insert into auth.password_resets (user_id, token_hash, expires_at)
values (pg_temp.me(), sha256(pg_temp.name()::bytea), now() + interval '30 minutes');
insert into auth.email_verifications (user_id, token_hash, expires_at)
values (pg_temp.me(), sha256(pg_temp.name()::bytea), now() + interval '3 days');
insert into auth.api_tokens (user_id, name, token_hash, scopes)
values (pg_temp.me(), 'laptop', sha256(pg_temp.name()::bytea), array['read']);
insert into auth.teams (id, name) values (pg_temp.id('team'), 'Compiler');
insert into auth.team_members (team_id, user_id, role) values (pg_temp.id('team'), pg_temp.me(), 'lead');
