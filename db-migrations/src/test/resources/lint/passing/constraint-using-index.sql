create unique index concurrently if not exists orders_note_key on shop.orders (note);
-- next migration
alter table shop.orders add constraint orders_note_key unique using index orders_note_key;
