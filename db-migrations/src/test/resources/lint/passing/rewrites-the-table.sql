alter table shop.orders set (fillfactor = 90);
