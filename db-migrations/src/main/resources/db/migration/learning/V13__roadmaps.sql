-- Roadmaps: what a user set out to learn, in which order.

create type learning.roadmap_status as enum ('active', 'paused', 'completed', 'archived');
comment on type learning.roadmap_status is 'How a user treats a roadmap';

create table learning.roadmaps (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  title text not null check (length(title) between 1 and 200),
  goal_skills text[] not null default '{}' check (cardinality(goal_skills) <= 50),
  status learning.roadmap_status not null default 'active',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, id)
);
comment on table learning.roadmaps is 'What a user set out to learn';
comment on column learning.roadmaps.id is 'Identifier, ordered by time';
comment on column learning.roadmaps.user_id is 'Whose roadmap it is';
comment on column learning.roadmaps.title is 'The name the user gave it';
comment on column learning.roadmaps.goal_skills is 'Slugs of the skills it leads to; empty for a roadmap of free items';
comment on column learning.roadmaps.status is 'How the user treats it';
comment on column learning.roadmaps.version is 'Counts changes, also of the progress of its items';
comment on column learning.roadmaps.created_at is 'When it was made';
comment on column learning.roadmaps.updated_at is 'When it was last changed';
create trigger roadmaps_touch before update on learning.roadmaps
  for each row execute function learning.touch_updated_at();
alter table learning.roadmaps enable row level security;
alter table learning.roadmaps force row level security;
create policy roadmaps_own on learning.roadmaps
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on learning.roadmaps to devmentor_learning;

create table learning.roadmap_items (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  roadmap_id uuid not null,
  skill_id uuid references learning.skills (id),
  title text not null check (length(title) between 1 and 200),
  position integer not null check (position >= 0),
  after uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, id),
  unique (roadmap_id, position),
  unique (roadmap_id, skill_id),
  foreign key (user_id, roadmap_id) references learning.roadmaps (user_id, id) on delete cascade
);
comment on table learning.roadmap_items is 'The steps of a roadmap, in an order in which they can be taken';
comment on column learning.roadmap_items.id is 'Identifier, ordered by time';
comment on column learning.roadmap_items.user_id is 'Owner of the roadmap, repeated for the row policy';
comment on column learning.roadmap_items.roadmap_id is 'The roadmap it belongs to';
comment on column learning.roadmap_items.skill_id is 'The skill to learn; null for a free item';
comment on column learning.roadmap_items.title is 'What to do';
comment on column learning.roadmap_items.position is 'Place in the order, from 0';
comment on column learning.roadmap_items.after is 'Items of the same roadmap to finish before; each stands earlier in the order';
comment on column learning.roadmap_items.created_at is 'When it was made';
comment on column learning.roadmap_items.updated_at is 'When it was last changed';
create index roadmap_items_roadmap_idx on learning.roadmap_items (user_id, roadmap_id, position);
create index roadmap_items_skill_id_idx on learning.roadmap_items (skill_id);
create trigger roadmap_items_touch before update on learning.roadmap_items
  for each row execute function learning.touch_updated_at();
alter table learning.roadmap_items enable row level security;
alter table learning.roadmap_items force row level security;
create policy roadmap_items_own on learning.roadmap_items
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on learning.roadmap_items to devmentor_learning;
