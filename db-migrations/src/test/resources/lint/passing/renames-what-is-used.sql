alter table shop.orders add column remark text;
comment on column shop.orders.remark is 'For people';
alter table shop.orders rename constraint orders_note_check to orders_note_length;
