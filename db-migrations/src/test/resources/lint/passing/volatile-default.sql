alter table shop.orders add column token uuid;
comment on column shop.orders.token is 'Token';
alter table shop.orders add column placed_at timestamptz not null default now();
comment on column shop.orders.placed_at is 'When';
