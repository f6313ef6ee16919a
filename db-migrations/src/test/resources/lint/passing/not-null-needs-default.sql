alter table shop.orders add column total numeric not null default 0;
comment on column shop.orders.total is 'Sum';
