alter table shop.orders add total numeric not null;
comment on column shop.orders.total is 'Sum';
-- next migration
alter table shop.orders add column if not exists a integer default 1, add column total numeric not null;
comment on column shop.orders.a is 'A';
comment on column shop.orders.total is 'Sum';
