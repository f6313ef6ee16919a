-- Progress. One skill is one node: what is done for it on one roadmap is done on all of them, and it
-- outlives the roadmap. Only a free item is a node of its own.

create type learning.progress_status as enum ('not_started', 'in_progress', 'completed', 'skipped');
comment on type learning.progress_status is 'How far a user is with a skill or a free item';

create table learning.progress (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  skill_id uuid references learning.skills (id),
  roadmap_item_id uuid,
  node uuid not null generated always as (coalesce(skill_id, roadmap_item_id)) stored,
  status learning.progress_status not null,
  percent smallint not null check (percent between 0 and 100),
  evidence jsonb not null default '{}' check (jsonb_typeof(evidence) = 'object'),
  started_at timestamptz,
  completed_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, node),
  foreign key (user_id, roadmap_item_id) references learning.roadmap_items (user_id, id) on delete cascade,
  constraint progress_one_node check (num_nonnulls(skill_id, roadmap_item_id) = 1),
  constraint progress_percent_by_status check (
    (status <> 'completed' or percent = 100) and (status <> 'not_started' or percent = 0)),
  constraint progress_completed_at check ((status = 'completed') = (completed_at is not null))
);
comment on table learning.progress is 'How far a user is with a skill, or with a roadmap item that names none';
comment on column learning.progress.id is 'Identifier, ordered by time';
comment on column learning.progress.user_id is 'Whose progress it is';
comment on column learning.progress.skill_id is 'The skill, for every roadmap item that names it';
comment on column learning.progress.roadmap_item_id is 'The item, if it names no skill';
comment on column learning.progress.node is 'The one of the two that is there';
comment on column learning.progress.status is 'How far it is';
comment on column learning.progress.percent is 'The same in per cent: 0 when not started, 100 when completed';
comment on column learning.progress.evidence is 'What shows it: an object with links, notes and the like';
comment on column learning.progress.started_at is 'When it left not_started for the first time';
comment on column learning.progress.completed_at is 'When it was completed';
comment on column learning.progress.version is 'Counts changes';
comment on column learning.progress.created_at is 'When it was first reported';
comment on column learning.progress.updated_at is 'When it was last changed';
create index progress_skill_id_idx on learning.progress (skill_id);
create index progress_roadmap_item_idx on learning.progress (user_id, roadmap_item_id);
create trigger progress_touch before update on learning.progress
  for each row execute function learning.touch_updated_at();
alter table learning.progress enable row level security;
alter table learning.progress force row level security;
create policy progress_own on learning.progress
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on learning.progress to devmentor_learning;

-- Runs with the rights of who reads it, so the row policies of all three tables apply.
create view learning.item_progress with (security_invoker = true) as
select item.user_id,
       item.id,
       item.roadmap_id,
       item.title,
       skill.slug as skill,
       item.position,
       item.after,
       coalesce(done.status, 'not_started') as status,
       coalesce(done.percent, 0::smallint) as percent,
       coalesce(done.evidence, '{}') as evidence,
       done.started_at,
       done.completed_at,
       coalesce(done.version, 0) as version,
       coalesce(done.updated_at, item.updated_at) as updated_at
from learning.roadmap_items as item
left join learning.skills as skill on skill.id = item.skill_id
left join learning.progress as done
  on done.user_id = item.user_id and done.node = coalesce(item.skill_id, item.id);
comment on view learning.item_progress is 'Every roadmap item with the progress of its node; version 0 where none was reported';
grant select on learning.item_progress to devmentor_learning;
