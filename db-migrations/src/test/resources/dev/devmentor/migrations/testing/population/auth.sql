insert into auth.user_sessions (id, user_id, family_hash, refresh_token_hash, expires_at, absolute_expires_at)
select pg_temp.id('session', n), pg_temp.owner(n), sha256(('family-' || n)::bytea), sha256(('token-' || n)::bytea),
       now() + interval '1 day', now() + interval '2 days'
  from generate_series(1, 100000) n;
-- Most have had their time: an account has few that can be used.
insert into auth.api_tokens (id, user_id, name, token_hash, scopes, revoked_at)
select pg_temp.id('api-token', n), pg_temp.owner(n), 'Token ' || n, sha256(('api-token-' || n)::bytea), array['read'],
       case when n % 1000 <> 1 then now() end
  from generate_series(1, 100000) n;
insert into auth.password_resets (id, user_id, token_hash, expires_at, used_at)
select pg_temp.id('reset', n), pg_temp.owner(n), sha256(('reset-' || n)::bytea), now() + interval '30 minutes', now()
  from generate_series(1, 100000) n;
insert into auth.email_verifications (id, user_id, token_hash, expires_at, used_at)
select pg_temp.id('verification', n), pg_temp.owner(n), sha256(('verification-' || n)::bytea), now() + interval '1 day', now()
  from generate_series(1, 100000) n;
insert into auth.teams (id, name) select pg_temp.id('team', n), 'Team ' || n from generate_series(1, 100000) n;
insert into auth.team_members (team_id, user_id, role)
select pg_temp.id('team', n), pg_temp.owner(n), 'lead' from generate_series(1, 100000) n;
insert into auth.audit_log (sequence, event, user_id, details, subject_salt, subject_digest, actor_id, actor_salt,
                            actor_digest, created_at, previous_hash, hash)
select 100001 - n, (array['login', 'logout', 'profile_changed'])[1 + n % 3]::auth.audit_event, pg_temp.owner(n), '{}',
       decode(md5('subject-' || n), 'hex'), sha256(('subject-' || n)::bytea), pg_temp.owner(n),
       decode(md5('actor-' || n), 'hex'), sha256(('actor-' || n)::bytea), now() - n * interval '10 seconds',
       sha256(('hash-' || n + 1)::bytea), sha256(('hash-' || n)::bytea)
  from generate_series(1, 100000) n;
update auth.audit_head set sequence = 100000, hash = sha256('hash-1'), written_at = now();
insert into auth.unknown_logins (email_hash, failed_logins, first_failed_login_at)
select sha256(('nobody-' || n)::bytea), 1, now() from generate_series(1, 100000) n;
insert into auth.login_sources (network, failed_logins, first_failed_login_at)
select cidr(inet '10.0.0.0' + n), 1, now() from generate_series(1, 100000) n;
insert into auth.login_attempts (email_hash, network, started_at)
select sha256(('nobody-' || n)::bytea), cidr(inet '10.0.0.0' + n), now() - n * interval '10 seconds'
  from generate_series(1, 100000) n;
insert into auth.user_preferences (user_id) select id from auth.users;
insert into auth.user_onboarding (user_id) select id from auth.users;
