-- What assessments have shown so far, per user and skill.

create table learning.skill_mastery (
  user_id uuid not null references auth.users (id) on delete cascade,
  skill_id uuid not null references learning.skills (id),
  ability double precision not null,
  standard_error double precision not null check (standard_error > 0),
  mastery double precision not null check (mastery between 0 and 1),
  mastered boolean not null,
  evidence_count integer not null check (evidence_count > 0),
  assessed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, skill_id)
);
comment on table learning.skill_mastery is 'Result of the latest finished assessment of each skill';
comment on column learning.skill_mastery.user_id is 'Whose mastery it is';
comment on column learning.skill_mastery.skill_id is 'The skill that was measured';
comment on column learning.skill_mastery.ability is 'Estimate on the scale of the population: mean 0, standard deviation 1';
comment on column learning.skill_mastery.standard_error is 'Standard deviation of that estimate';
comment on column learning.skill_mastery.mastery is 'Probability that the ability is above the mastery cut';
comment on column learning.skill_mastery.mastered is 'Whether that probability was high enough to count the skill as mastered';
comment on column learning.skill_mastery.evidence_count is 'How many answers the user has given on this skill in all assessments';
comment on column learning.skill_mastery.assessed_at is 'When the latest assessment was finished';
comment on column learning.skill_mastery.created_at is 'When the first assessment was finished';
comment on column learning.skill_mastery.updated_at is 'When the row was last changed';
create index skill_mastery_skill_id_idx on learning.skill_mastery (skill_id);
create trigger skill_mastery_touch before update on learning.skill_mastery
  for each row execute function learning.touch_updated_at();
alter table learning.skill_mastery enable row level security;
alter table learning.skill_mastery force row level security;
create policy skill_mastery_own on learning.skill_mastery
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on learning.skill_mastery to devmentor_learning;
