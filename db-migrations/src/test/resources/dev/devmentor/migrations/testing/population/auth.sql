insert into auth.user_sessions (id, user_id, family_hash, refresh_token_hash, expires_at, absolute_expires_at)
select pg_temp.id('session', n), pg_temp.owner(n), sha256(('family-' || n)::bytea), sha256(('token-' || n)::bytea),
       now() + interval '1 day', now() + interval '2 days'
  from generate_series(1, 100000) n;
