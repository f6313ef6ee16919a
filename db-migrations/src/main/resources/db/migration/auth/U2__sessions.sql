drop function auth.find_session(bytea);
drop table auth.user_sessions;
drop type auth.revoke_reason;
