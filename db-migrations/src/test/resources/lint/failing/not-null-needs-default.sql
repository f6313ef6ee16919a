alter table shop.orders add column total numeric not null;
comment on column shop.orders.total is 'Sum';
