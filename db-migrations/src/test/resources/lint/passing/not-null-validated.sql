alter table shop.orders add constraint orders_note_present check (note is not null) not valid;
-- next migration
alter table shop.orders validate constraint orders_note_present;
alter table shop.orders alter column note set not null;
alter table shop.orders drop constraint orders_note_present;
