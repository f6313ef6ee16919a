alter table shop.orders add column token uuid default gen_random_uuid();
comment on column shop.orders.token is 'Token';
