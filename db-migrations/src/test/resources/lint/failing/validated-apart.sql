alter table shop.orders add constraint orders_note_set check (note <> '') not valid;
alter table shop.orders validate constraint orders_note_set;
