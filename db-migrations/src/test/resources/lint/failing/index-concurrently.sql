create index orders_note_idx on shop.orders (note);
