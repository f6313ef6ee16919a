create table shop.notes (value character varying(20));
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value character varying);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value char(2));
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value bpchar);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value varchar);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value "varchar"(20));
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value pg_catalog.varchar);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create domain shop.code as varchar(20);
-- next migration
alter table shop.orders add code varchar(20);
comment on column shop.orders.code is 'Code';
