-- Spaced repetition with the FSRS model: cards with their state, and each review that led there.

create type learning.card_state as enum
  ('new', 'learning', 'review', 'relearning');
comment on type learning.card_state is 'How well a card sits: not seen, being learned, known, or forgotten and being learned again';
create type learning.review_rating as enum
  ('again', 'hard', 'good', 'easy');
comment on type learning.review_rating is 'How it went, ascending: forgotten, with effort, well, without effort';

create table learning.review_cards (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  skill_id uuid not null references learning.skills (id),
  question_id uuid references learning.questions (id) on delete set null,
  front text not null check (length(front) between 1 and 5000),
  back text not null check (length(back) between 1 and 5000),
  state learning.card_state not null default 'new',
  stability double precision check (stability > 0 and stability < 1e6),
  difficulty double precision check (difficulty between 1 and 10),
  due_at timestamptz not null default now(),
  last_reviewed_at timestamptz,
  reps integer not null default 0 check (reps >= 0),
  lapses integer not null default 0 check (lapses >= 0),
  suspended_at timestamptz,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, id),
  unique (user_id, question_id),
  constraint review_cards_state_whole check (
    (state = 'new') = (stability is null) and (stability is null) = (difficulty is null)
    and (state = 'new') = (last_reviewed_at is null))
);
create index review_cards_due_idx on learning.review_cards (user_id, due_at, id) where suspended_at is null;
create index review_cards_skill_id_idx on learning.review_cards (skill_id);
create index review_cards_question_id_idx on learning.review_cards (question_id);
create trigger review_cards_touch before update on learning.review_cards
  for each row execute function learning.touch_updated_at();

comment on table learning.review_cards is 'What a user repeats, and the state of the FSRS model for it';
comment on column learning.review_cards.id is 'Identifier, ordered by time';
comment on column learning.review_cards.user_id is 'Whose card it is';
comment on column learning.review_cards.skill_id is 'The skill it belongs to';
comment on column learning.review_cards.question_id is 'The question it was made from; null: made by hand';
comment on column learning.review_cards.front is 'What is asked';
comment on column learning.review_cards.back is 'What should be remembered';
comment on column learning.review_cards.state is 'How well it sits';
comment on column learning.review_cards.stability is 'Days until the chance to remember falls to 90 %; null while the card is new';
comment on column learning.review_cards.difficulty is 'How hard it is to remember, 1 to 10; null while the card is new';
comment on column learning.review_cards.due_at is 'When it should be repeated';
comment on column learning.review_cards.last_reviewed_at is 'When it was repeated last';
comment on column learning.review_cards.reps is 'How often it was repeated';
comment on column learning.review_cards.lapses is 'How often it was known and then forgotten';
comment on column learning.review_cards.suspended_at is 'When it was put aside; null while it is repeated';
comment on column learning.review_cards.version is 'Counts changes';
comment on column learning.review_cards.created_at is 'When it was made';
comment on column learning.review_cards.updated_at is 'When it was last changed';

alter table learning.review_cards enable row level security;
alter table learning.review_cards force row level security;
create policy review_cards_own on learning.review_cards
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on learning.review_cards to devmentor_learning;

create table learning.review_log (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  card_id uuid not null,
  rating learning.review_rating not null,
  reviewed_at timestamptz not null default now(),
  took_ms integer check (took_ms >= 0),
  state_before learning.card_state not null,
  stability_before double precision check (stability_before > 0),
  difficulty_before double precision check (difficulty_before between 1 and 10),
  due_before timestamptz not null,
  elapsed_days double precision not null check (elapsed_days >= 0),
  state_after learning.card_state not null,
  stability_after double precision not null check (stability_after > 0),
  difficulty_after double precision not null check (difficulty_after between 1 and 10),
  due_after timestamptz not null,
  parameters double precision[] not null check (cardinality(parameters) between 17 and 30),
  created_at timestamptz not null default now(),
  constraint review_log_never_new_after check (state_after <> 'new'),
  constraint review_log_card_fkey foreign key (user_id, card_id)
    references learning.review_cards (user_id, id) on delete cascade
);
create index review_log_user_id_idx on learning.review_log (user_id, id);
create index review_log_card_idx on learning.review_log (user_id, card_id, reviewed_at);

comment on table learning.review_log is 'Every review, append-only: replaying the log of a card gives its state';
comment on column learning.review_log.id is 'Identifier, ordered by time';
comment on column learning.review_log.user_id is 'Owner of the card, repeated for the row policy';
comment on column learning.review_log.card_id is 'The card';
comment on column learning.review_log.rating is 'How it went';
comment on column learning.review_log.reviewed_at is 'When';
comment on column learning.review_log.took_ms is 'How long the user looked at it, in milliseconds';
comment on column learning.review_log.state_before is 'State of the card before';
comment on column learning.review_log.stability_before is 'Stability before, in days; null: the card was new';
comment on column learning.review_log.difficulty_before is 'Difficulty before; null: the card was new';
comment on column learning.review_log.due_before is 'When it was due';
comment on column learning.review_log.elapsed_days is 'Days since the review before; 0 for the first';
comment on column learning.review_log.state_after is 'State of the card after';
comment on column learning.review_log.stability_after is 'Stability after, in days';
comment on column learning.review_log.difficulty_after is 'Difficulty after';
comment on column learning.review_log.due_after is 'When it is due next';
comment on column learning.review_log.parameters is 'Weights of the model that computed it, as FSRS numbers them';
comment on column learning.review_log.created_at is 'When the row was written';

alter table learning.review_log enable row level security;
alter table learning.review_log force row level security;
create policy review_log_own on learning.review_log
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on learning.review_log to devmentor_learning;

-- Holds for the owner of the table too. Deleting is left to erasure, which goes with the user, and to importers, by grants.
create function learning.refuse_update() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
comment on function learning.refuse_update() is 'Keeps an append-only table what it is';
create trigger review_log_append_only before update on learning.review_log
  for each row execute function learning.refuse_update();
