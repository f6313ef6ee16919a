create table shop.notes (user_id uuid references auth.users (id) on delete cascade);
comment on table shop.notes is 'Notes';
comment on column shop.notes.user_id is 'Whose note';
alter table shop.notes enable row level security;
alter table shop.notes force row level security;
