-- Goals, and what else a roadmap brings along.

alter table learning.roadmaps
  add column metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object');
comment on column learning.roadmaps.metadata is 'Free-form object; what an import found no column for';

create type learning.goal_status as enum
  ('active', 'achieved', 'abandoned');
comment on type learning.goal_status is 'What became of a goal';

create table learning.goals (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  skill_id uuid references learning.skills (id) on delete set null,
  title text not null check (length(title) between 1 and 200),
  description text check (length(description) <= 20000),
  importance smallint not null default 5 check (importance between 1 and 10),
  status learning.goal_status not null default 'active',
  due_at timestamptz,
  achieved_at timestamptz,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint goals_achieved_at check ((status = 'achieved') = (achieved_at is not null))
);
create index goals_user_id_idx on learning.goals (user_id, id);
create index goals_skill_id_idx on learning.goals (skill_id);
create trigger goals_touch before update on learning.goals
  for each row execute function learning.touch_updated_at();

comment on table learning.goals is 'What users want to achieve';
comment on column learning.goals.id is 'Identifier, ordered by time';
comment on column learning.goals.user_id is 'Whose goal it is';
comment on column learning.goals.skill_id is 'The skill it is about, if it is about one';
comment on column learning.goals.title is 'For people';
comment on column learning.goals.description is 'Markdown';
comment on column learning.goals.importance is 'How much it matters, 1 to 10';
comment on column learning.goals.status is 'What became of it';
comment on column learning.goals.due_at is 'When it should be achieved';
comment on column learning.goals.achieved_at is 'When it was achieved';
comment on column learning.goals.metadata is 'Free-form object of the client';
comment on column learning.goals.version is 'Counts changes';
comment on column learning.goals.created_at is 'When it was made';
comment on column learning.goals.updated_at is 'When it was last changed';

alter table learning.goals enable row level security;
alter table learning.goals force row level security;
create policy goals_own on learning.goals
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on learning.goals to devmentor_learning;
