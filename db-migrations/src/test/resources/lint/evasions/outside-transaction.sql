create index concurrently if not exists orders_note_idx on shop.orders (note); select 1;
-- next migration
drop index concurrently shop.orders_note_idx;
