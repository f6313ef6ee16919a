begin; select 1;
-- next migration
select 1; END;
-- next migration
start transaction;
-- next migration
select 1; rollback;
-- next migration
savepoint half;
