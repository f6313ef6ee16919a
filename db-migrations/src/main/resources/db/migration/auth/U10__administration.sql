drop function auth.purge_login_sources();
drop function auth.count_failed_source(inet, integer, interval);
drop function auth.source_blocked_until(inet);
drop function auth.network_of(inet);
drop table auth.login_sources;
drop function auth.usable_api_token_ids(uuid);
alter table auth.signing_keys drop column promote_at;
drop trigger users_guard_rights on auth.users;
drop function auth.guard_rights();
