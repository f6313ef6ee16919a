drop function auth.purge();
