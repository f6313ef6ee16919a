-- Autonomy: how far a user can do without help, measured from time to time.

create table learning.autonomy_snapshots (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  taken_at timestamptz not null default now(),
  decision_quality double precision not null check (decision_quality between 0 and 1),
  skill_development double precision not null check (skill_development between 0 and 1),
  ai_reliance double precision not null check (ai_reliance between 0 and 1),
  bottleneck_resolution double precision not null check (bottleneck_resolution between 0 and 1),
  user_confidence double precision not null check (user_confidence between 0 and 1),
  engagement double precision not null check (engagement between 0 and 1),
  autonomy_perception double precision not null check (autonomy_perception between 0 and 1),
  score double precision not null check (score between 0 and 1),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  created_at timestamptz not null default now()
);
create index autonomy_snapshots_user_id_idx on learning.autonomy_snapshots (user_id, taken_at, id);

comment on table learning.autonomy_snapshots is 'Measurements of autonomy in seven dimensions, each 0 (low) to 1 (high)';
comment on column learning.autonomy_snapshots.id is 'Identifier, ordered by time';
comment on column learning.autonomy_snapshots.user_id is 'Who was measured';
comment on column learning.autonomy_snapshots.taken_at is 'When';
comment on column learning.autonomy_snapshots.decision_quality is 'How well decisions are made, 0 to 1';
comment on column learning.autonomy_snapshots.skill_development is 'How much skills grow, 0 to 1';
comment on column learning.autonomy_snapshots.ai_reliance is 'How little the user depends on an assistant: 1 is not at all, 0 to 1';
comment on column learning.autonomy_snapshots.bottleneck_resolution is 'How well obstacles are overcome, 0 to 1';
comment on column learning.autonomy_snapshots.user_confidence is 'How sure of themself the user is, 0 to 1';
comment on column learning.autonomy_snapshots.engagement is 'How involved the user is, 0 to 1';
comment on column learning.autonomy_snapshots.autonomy_perception is 'How independent the user feels, 0 to 1';
comment on column learning.autonomy_snapshots.score is 'All of them in one number, 0 to 1';
comment on column learning.autonomy_snapshots.metadata is 'Free-form object of the client';
comment on column learning.autonomy_snapshots.created_at is 'When the row was written';

alter table learning.autonomy_snapshots enable row level security;
alter table learning.autonomy_snapshots force row level security;
create policy autonomy_snapshots_own on learning.autonomy_snapshots
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on learning.autonomy_snapshots to devmentor_learning;
