alter table shop.orders add check (note <> '');
-- next migration
alter table shop.orders add constraint a check (note <> 'a') not valid, add constraint b check (note <> 'b');
-- next migration
alter table shop.orders add constraint a foreign key (id) references shop.orders (id);
-- next migration
alter table shop.orders add constraint note_there not null note;
-- next migration
alter table shop.orders add column twin uuid references shop.orders (id);
comment on column shop.orders.twin is 'Twin';
-- next migration
alter table shop.orders add total integer check (total > 0);
comment on column shop.orders.total is 'Sum';
