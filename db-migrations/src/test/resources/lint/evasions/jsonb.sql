create table shop.notes (value json);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value json[]);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
