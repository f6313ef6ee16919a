create table shop.notes (value serial);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value SERIAL8);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value serial4 not null);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value smallserial);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value "serial");
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
