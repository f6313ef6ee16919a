drop function auth.export_user(uuid);
drop function auth.exported_tables();
