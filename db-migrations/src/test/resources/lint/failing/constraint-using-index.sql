alter table shop.orders add constraint orders_note_key unique (note);
