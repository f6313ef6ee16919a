create table shop.notes (
  id uuid primary key,
  value text check (length(value) <= 20)
);
comment on table shop.notes is 'Notes; a varchar, serial or timestamp in text is none';
comment on column shop.notes.id is 'Id';
comment on column shop.notes.value is 'Value';
