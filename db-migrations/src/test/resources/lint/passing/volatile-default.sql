alter table shop.orders add column token uuid;
alter table shop.orders alter column token set default gen_random_uuid();
