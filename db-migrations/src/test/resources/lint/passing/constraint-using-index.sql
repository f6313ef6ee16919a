create unique index concurrently orders_note_key on shop.orders (note);
alter table shop.orders add constraint orders_note_key unique using index orders_note_key;
