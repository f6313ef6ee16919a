create table shop.notes (id uuid primary key);
comment on table shop.notes is 'Notes';
comment on column shop.notes.id is '  ';
-- next migration
create table shop.notes (id uuid primary key);
comment on table shop.notes is null;
comment on column shop.notes.id is 'Id';
-- next migration
alter table shop.orders add remark text;
-- next migration
create table shop.notes as select 1 as one;
-- next migration
do $$ begin create table shop.notes (id uuid primary key); end $$;
