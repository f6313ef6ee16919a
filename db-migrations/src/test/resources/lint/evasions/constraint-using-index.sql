alter table shop.orders add unique (note);
-- next migration
alter table shop.orders add primary key (note);
-- next migration
alter table shop.orders add constraint a exclude (note with =);
-- next migration
alter table shop.orders add code text unique;
comment on column shop.orders.code is 'Code';
