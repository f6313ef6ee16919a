create table shop.notes (value money default 0);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
