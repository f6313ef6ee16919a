create table shop.notes (user_id uuid);
comment on table shop.notes is 'Notes';
comment on column shop.notes.user_id is 'Whose';
-- next migration
create table notes (user_id uuid);
comment on table shop.notes is 'Notes';
comment on column shop.notes.user_id is 'Whose';
alter table notes enable row level security, no force row level security;
-- next migration
create table shop.notes ("user_id" uuid);
comment on table shop.notes is 'Notes';
comment on column shop.notes.user_id is 'Whose';
alter table shop.other enable row level security;
alter table shop.other force row level security;
-- next migration
alter table shop.orders disable row level security;
-- next migration
alter table only shop.orders no force row level security;
-- next migration
create unlogged table if not exists shop.notes (user_id uuid);
comment on table shop.notes is 'Notes';
comment on column shop.notes.user_id is 'Whose';
