create table shop.orders (
  id uuid primary key default uuidv7(),
  note text check (length(note) <= 200)
);
comment on table shop.orders is 'Orders';
comment on column shop.orders.id is 'Grows with time';
comment on column shop.orders.note is 'For people';
