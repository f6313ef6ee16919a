create index concurrently if not exists orders_note_idx on shop.orders (note);
