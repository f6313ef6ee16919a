-- What users did with recommendations. What is recommended is computed from the facts when it is asked for.

create type learning.recommendation_kind as enum ('learn_skill', 'assess_skill', 'strengthen_skill');
comment on type learning.recommendation_kind is 'What is recommended to do with a skill';

create type learning.recommendation_status as enum ('accepted', 'dismissed');
comment on type learning.recommendation_status is 'What the user decided';

create table learning.recommendations (
  id uuid primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  kind learning.recommendation_kind not null,
  target text not null check (length(target) between 1 and 64),
  score double precision not null check (score between 0 and 1),
  because jsonb not null check (jsonb_typeof(because) = 'array'),
  status learning.recommendation_status not null,
  decided_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, kind, target)
);
comment on table learning.recommendations is 'Recommendations a user has decided on, as they were shown';
comment on column learning.recommendations.id is 'Derived from user, kind and target, so that it is the same each time the recommendation is computed';
comment on column learning.recommendations.user_id is 'Whom it was made to';
comment on column learning.recommendations.kind is 'What was recommended';
comment on column learning.recommendations.target is 'Slug of the skill';
comment on column learning.recommendations.score is 'How urgent it was, 0 to 1';
comment on column learning.recommendations.because is 'The reasons that were given';
comment on column learning.recommendations.status is 'What the user decided';
comment on column learning.recommendations.decided_at is 'When the user decided; for a while it is not shown again';
comment on column learning.recommendations.created_at is 'When the first decision was made';
comment on column learning.recommendations.updated_at is 'When the row was last changed';
create trigger recommendations_touch before update on learning.recommendations
  for each row execute function learning.touch_updated_at();
alter table learning.recommendations enable row level security;
alter table learning.recommendations force row level security;
create policy recommendations_own on learning.recommendations
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on learning.recommendations to devmentor_learning;
