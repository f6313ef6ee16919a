create table shop.notes (id uuid primary key);
comment on table shop.notes is 'Notes';
comment on column shop.notes.id is 'Grows with time';
