drop table auth.user_onboarding;
drop table auth.user_preferences;
drop function auth.count_failed_login(text, integer, interval);
drop function auth.find_login(text);
drop table auth.unknown_logins;
drop table auth.users;
drop function auth.is_admin();
drop type auth.user_role;
drop function auth.touch_updated_at();
