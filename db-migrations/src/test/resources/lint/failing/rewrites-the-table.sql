alter table shop.orders set unlogged;
