drop function auth.rotate_session(bytea, bytea, bytea, bytea, interval);
alter table auth.user_sessions reset (fillfactor);
alter table auth.user_sessions add constraint user_sessions_refresh_token_hash_key unique (refresh_token_hash);
