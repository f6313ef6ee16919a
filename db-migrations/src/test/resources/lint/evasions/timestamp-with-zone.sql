create table shop.notes (value timestamp without time zone);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value timestamp(3));
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value TIMESTAMP);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value "timestamp");
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value pg_catalog.timestamp);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value time);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value timetz);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value timestamp[]);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table shop.notes (value timestamp, other timestamp with time zone);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
comment on column shop.notes.other is 'Other';
-- next migration
create domain shop.moment as timestamp;
-- next migration
create type shop.span as (since timestamp, until timestamptz);
-- next migration
create unlogged table shop.notes (value timestamp);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
create table if not exists shop.notes (value timestamp);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value';
-- next migration
do $$ begin create table shop.notes (value timestamp);
comment on table shop.notes is 'Notes';
comment on column shop.notes.value is 'Value'; end $$;
