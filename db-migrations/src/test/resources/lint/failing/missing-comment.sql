create table shop.notes (id uuid primary key);
comment on table shop.notes is 'Notes';
