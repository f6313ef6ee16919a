set lock_timeout = 0;
-- next migration
SET SESSION "lock_timeout" TO '0s';
-- next migration
set local lock_timeout to '10min';
-- next migration
select set_config('lock_timeout', '0', false);
-- next migration
select pg_catalog.set_config('Lock_Timeout', $$0$$, true);
-- next migration
do $$ begin perform set_config('lock_timeout', '0', true); end $$;
-- next migration
alter role devmentor_migrator set lock_timeout = 0;
-- next migration
do $$ begin set local lock_timeout = 0; end $$;
-- next migration
set "Lock_Timeout" = 0;
