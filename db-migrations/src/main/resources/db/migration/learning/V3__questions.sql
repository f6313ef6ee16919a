-- The question bank. The service may read questions, but not their keys: grading happens in here.

create type learning.question_kind as enum ('single_choice', 'multi_select', 'short_text');
comment on type learning.question_kind is 'How a question is answered: one choice, every right choice, or a few words';

create table learning.questions (
  id uuid primary key default uuidv7(),
  skill_id uuid not null references learning.skills (id) on delete cascade,
  code text collate "C" not null unique check (code ~ '^[a-z0-9-]{1,80}$'),
  kind learning.question_kind not null,
  prompt text not null check (length(prompt) between 1 and 2000),
  choices text[] check (cardinality(choices) between 2 and 8),
  answer text[] not null check (cardinality(answer) between 1 and 8),
  explanation text not null check (length(explanation) between 1 and 2000),
  discrimination double precision not null check (discrimination between 0.2 and 3),
  difficulty double precision not null check (difficulty between -4 and 4),
  times_answered bigint not null default 0 check (times_answered >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint questions_choices_by_kind check ((kind = 'short_text') = (choices is null)),
  constraint questions_one_key check (kind <> 'single_choice' or cardinality(answer) = 1),
  constraint questions_key_among_choices
    check (kind = 'short_text' or answer <@ (array['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])[1:cardinality(choices)])
);
comment on table learning.questions is 'Questions of adaptive assessments; shared reference data';
comment on column learning.questions.id is 'Identifier, ordered by time';
comment on column learning.questions.skill_id is 'The skill it measures';
comment on column learning.questions.code is 'Stable name: the slug of the skill and a number';
comment on column learning.questions.kind is 'How it is answered';
comment on column learning.questions.prompt is 'The question';
comment on column learning.questions.choices is 'What there is to choose from; the first is choice a, the second b, and so on';
comment on column learning.questions.answer is 'The key: letters of the right choices, or accepted texts in lower case; not readable by the service';
comment on column learning.questions.explanation is 'Why the key is right; shown after an answer only';
comment on column learning.questions.discrimination is 'Parameter a of the two-parameter logistic model: how sharply it separates';
comment on column learning.questions.difficulty is 'Parameter b: the ability at which half of the answers are right';
comment on column learning.questions.times_answered is 'How often it was answered; parameters are estimates of experts until it has been often enough to calibrate';
comment on column learning.questions.created_at is 'When it was added';
comment on column learning.questions.updated_at is 'When it was last changed';
create index questions_skill_id_idx on learning.questions (skill_id, code);
create trigger questions_touch before update of prompt, choices, answer, explanation, discrimination, difficulty on learning.questions
  for each row execute function learning.touch_updated_at();
grant select (id, skill_id, code, kind, prompt, choices, discrimination, difficulty, times_answered) on learning.questions
  to devmentor_learning;

create function learning.grade_answer(question uuid, given text[]) returns table (correct boolean, explanation text)
  language sql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  select case item.kind
           when 'short_text' then
             cardinality(given) = 1 and lower(regexp_replace(btrim(given[1], E' \t\r\n'), '\s+', ' ', 'g')) = any (item.answer)
           else given @> item.answer and item.answer @> given
         end,
         item.explanation
  from learning.questions as item
  where item.id = question
$$;
comment on function learning.grade_answer(uuid, text[]) is
  'Whether an answer is right: the very set of right choices, or one of the accepted texts whatever its case and spacing; and why';
revoke all on function learning.grade_answer(uuid, text[]) from public;
grant execute on function learning.grade_answer(uuid, text[]) to devmentor_learning;
