alter table shop.orders add token uuid default (pg_catalog.gen_random_uuid());
comment on column shop.orders.token is 'Token';
-- next migration
alter table shop.orders add column number bigint generated always as identity;
comment on column shop.orders.number is 'Number';
-- next migration
alter table shop.orders add column size integer generated always as (length(note)) stored;
comment on column shop.orders.size is 'Size';
