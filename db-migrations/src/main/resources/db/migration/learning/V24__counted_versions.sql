-- Versions are counted here and nowhere else: an edit that forgets them, or sends a number of its own, counts as one. A trigger
-- names what a client edits, and version itself: "set version = default" counts a row whose parts have changed.

create function learning.count_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function learning.count_version() is 'Counts the version of a row, whatever the writer makes of it. The columns that the trigger names are those whose change counts';

create trigger skills_count_version
  before update of name, description, category, version on learning.skills
  for each row execute function learning.count_version();
create trigger roadmaps_count_version
  before update of title, goal_skills, status, metadata, version on learning.roadmaps
  for each row execute function learning.count_version();
create trigger progress_count_version
  before update of status, percent, evidence, started_at, completed_at, version on learning.progress
  for each row execute function learning.count_version();
create trigger assessments_count_version
  before update of status, ability, standard_error, mastery, current_question_id, ended_by, finished_at, version on learning.assessments
  for each row execute function learning.count_version();
create trigger review_cards_count_version
  before update of skill_id, front, back, state, stability, difficulty, due_at, last_reviewed_at, reps, lapses, suspended_at,
     version on learning.review_cards
  for each row execute function learning.count_version();
create trigger goals_count_version
  before update of skill_id, title, description, importance, status, due_at, achieved_at, metadata, version on learning.goals
  for each row execute function learning.count_version();
create trigger background_tasks_count_version
  before update of status, priority, arguments, metadata, version on learning.background_tasks
  for each row execute function learning.count_version();

-- Whatever is updated tells when.

alter table learning.idempotency_keys
  add column updated_at timestamptz not null default now();
comment on column learning.idempotency_keys.updated_at is 'When the reply was written last: an expired key is used again';
create trigger idempotency_keys_touch before update on learning.idempotency_keys
  for each row execute function learning.touch_updated_at();
alter table learning.outbox
  add column updated_at timestamptz not null default now();
comment on column learning.outbox.updated_at is 'When the worker claimed, delayed or gave it up last';
create trigger outbox_touch before update on learning.outbox
  for each row execute function learning.touch_updated_at();

-- Whatever is text ends somewhere.

create function learning.texts_within(texts text[], most integer, longest integer) returns boolean
  language plpgsql immutable strict
  set search_path = pg_catalog, pg_temp
as $$
declare
  entry text;
begin
  if cardinality(texts) > most then
    return false;
  end if;
  foreach entry in array texts loop
    if entry is null or length(entry) not between 1 and longest then
      return false;
    end if;
  end loop;
  return true;
end
$$;
comment on function learning.texts_within(text[], integer, integer) is 'Whether a list has at most so many texts, each of 1 to so many characters';
alter table learning.outbox add constraint outbox_last_error_check check (length(last_error) <= 5000) not valid;
alter table learning.questions add constraint questions_code_length check (length(code) <= 80) not valid;
alter table learning.roadmaps add constraint roadmaps_goal_skills_length check (learning.texts_within(goal_skills, 50, 64)) not valid;
alter table learning.questions add constraint questions_choices_length check (learning.texts_within(choices, 8, 500)) not valid;
alter table learning.questions add constraint questions_answer_length check (learning.texts_within(answer, 8, 500)) not valid;
alter table learning.assessment_answers add constraint assessment_answers_answer_length check (learning.texts_within(answer, 8, 500)) not valid;
alter table learning.outbox validate constraint outbox_last_error_check;
alter table learning.questions validate constraint questions_code_length;
alter table learning.roadmaps validate constraint roadmaps_goal_skills_length;
alter table learning.questions validate constraint questions_choices_length;
alter table learning.questions validate constraint questions_answer_length;
alter table learning.assessment_answers validate constraint assessment_answers_answer_length;
