vacuum (full, analyze) shop.orders;
-- next migration
vacuum full shop.orders;
-- next migration
cluster shop.orders using orders_pkey;
-- next migration
alter table shop.orders set logged;
-- next migration
alter table shop.orders set access method heap;
-- next migration
alter table shop.orders set (fillfactor = 90), set tablespace fast;
