alter table shop.orders add constraint orders_note_set check (note <> '');
