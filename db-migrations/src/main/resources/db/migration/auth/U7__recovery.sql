drop function auth.purge_recovery();
drop function auth.find_email_verification(bytea);
drop table auth.email_verifications;
drop function auth.find_password_reset(bytea);
drop function auth.request_password_reset(text, uuid, bytea, interval, integer);
drop table auth.password_resets;
