create table shop.orders (
  id uuid primary key default uuidv7(),
  note text check (length(note) <= 200)
);
comment on table shop.orders is 'Orders';
comment on column shop.orders.id is 'Grows with time';
comment on column shop.orders.note is 'For people';
create table shop.visits (at timestamptz not null) partition by range (at);
comment on table shop.visits is 'Visits';
comment on column shop.visits.at is 'When';
create table shop.visits_old partition of shop.visits default;
create view shop.notes_of as select note from shop.orders;
create type shop.mood as enum ('good', 'bad');
create function shop.total() returns integer language sql as 'select 1';
