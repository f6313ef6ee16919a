alter table shop.orders alter note set not null;
-- next migration
alter table shop.orders set (fillfactor = 90), alter column note set not null;
-- next migration
do $$ begin alter table shop.orders alter note set not null; end $$;
