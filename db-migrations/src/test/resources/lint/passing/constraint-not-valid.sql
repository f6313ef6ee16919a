alter table shop.orders add constraint orders_note_set check (note <> '') not valid;
-- next migration
alter table shop.orders validate constraint orders_note_set;
