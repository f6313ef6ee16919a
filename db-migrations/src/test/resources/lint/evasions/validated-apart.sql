alter table shop.orders add constraint a check (note <> '') not valid; alter table orders validate constraint "a";
