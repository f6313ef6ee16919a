-- Adaptive assessments: a few questions of one skill, each chosen by the answers before it.

create type learning.assessment_status as enum ('in_progress', 'finished');
comment on type learning.assessment_status is 'Whether a question is waiting for an answer';

create type learning.assessment_end as enum ('precise', 'length', 'exhausted');
comment on type learning.assessment_end is 'Why an assessment ended: precise enough, long enough, or no question left';

create table learning.assessments (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  skill_id uuid not null references learning.skills (id),
  status learning.assessment_status not null default 'in_progress',
  ability double precision not null,
  standard_error double precision not null check (standard_error > 0),
  mastery double precision not null check (mastery between 0 and 1),
  current_question_id uuid references learning.questions (id),
  ended_by learning.assessment_end,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, id),
  constraint assessments_question_while_in_progress check ((status = 'in_progress') = (current_question_id is not null)),
  constraint assessments_finished_at check ((status = 'finished') = (finished_at is not null)),
  constraint assessments_ended_by check ((status = 'finished') = (ended_by is not null))
);
comment on table learning.assessments is 'Adaptive assessments of one skill each';
comment on column learning.assessments.id is 'Identifier, ordered by time';
comment on column learning.assessments.user_id is 'Who is assessed';
comment on column learning.assessments.skill_id is 'The skill that is measured';
comment on column learning.assessments.status is 'Whether a question is waiting for an answer';
comment on column learning.assessments.ability is 'Estimate on the scale of the population: mean 0, standard deviation 1';
comment on column learning.assessments.standard_error is 'Standard deviation of that estimate';
comment on column learning.assessments.mastery is 'Probability that the ability is above the mastery cut';
comment on column learning.assessments.current_question_id is 'The question that waits for an answer';
comment on column learning.assessments.ended_by is 'Why it ended';
comment on column learning.assessments.started_at is 'When it was started';
comment on column learning.assessments.finished_at is 'When it was finished';
comment on column learning.assessments.version is 'Counts changes';
comment on column learning.assessments.created_at is 'When the row was made';
comment on column learning.assessments.updated_at is 'When the row was last changed';
create index assessments_skill_id_idx on learning.assessments (skill_id);
create index assessments_current_question_id_idx on learning.assessments (current_question_id);
create trigger assessments_touch before update on learning.assessments
  for each row execute function learning.touch_updated_at();
alter table learning.assessments enable row level security;
alter table learning.assessments force row level security;
create policy assessments_own on learning.assessments
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on learning.assessments to devmentor_learning;

create table learning.assessment_answers (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  assessment_id uuid not null,
  question_id uuid not null references learning.questions (id),
  answer text[] not null check (cardinality(answer) between 1 and 8),
  correct boolean not null,
  ability double precision not null,
  standard_error double precision not null check (standard_error > 0),
  created_at timestamptz not null default now(),
  unique (assessment_id, question_id),
  foreign key (user_id, assessment_id) references learning.assessments (user_id, id) on delete cascade
);
comment on table learning.assessment_answers is 'Answers, in the order in which they were given; never changed';
comment on column learning.assessment_answers.id is 'Identifier, ordered by time';
comment on column learning.assessment_answers.user_id is 'Who answered, repeated for the row policy';
comment on column learning.assessment_answers.assessment_id is 'The assessment it belongs to';
comment on column learning.assessment_answers.question_id is 'The question that was answered';
comment on column learning.assessment_answers.answer is 'Letters of the choices, or the one text';
comment on column learning.assessment_answers.correct is 'Whether it was right';
comment on column learning.assessment_answers.ability is 'Estimate after this answer';
comment on column learning.assessment_answers.standard_error is 'Standard deviation of the estimate after this answer';
comment on column learning.assessment_answers.created_at is 'When it was given';
create index assessment_answers_assessment_idx on learning.assessment_answers (user_id, assessment_id, id);
create index assessment_answers_question_id_idx on learning.assessment_answers (question_id);
alter table learning.assessment_answers enable row level security;
alter table learning.assessment_answers force row level security;
create policy assessment_answers_own on learning.assessment_answers
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on learning.assessment_answers to devmentor_learning;

create function learning.count_answer() returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update learning.questions set times_answered = times_answered + 1 where id = new.question_id;
  return null;
end
$$;
comment on function learning.count_answer() is 'Counts how often a question was answered; the count outlives the answers of erased users';
revoke all on function learning.count_answer() from public;
create trigger assessment_answers_count after insert on learning.assessment_answers
  for each row execute function learning.count_answer();
