-- Work that takes longer than a request, and how far it is.

create type learning.task_state as enum
  ('pending', 'running', 'completed', 'failed', 'cancelled');
comment on type learning.task_state is 'How far work is';

create table learning.background_tasks (
  id uuid primary key default uuidv7(),
  user_id uuid references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 255),
  kind text not null check (length(kind) between 1 and 50),
  status learning.task_state not null default 'pending',
  priority smallint not null default 5 check (priority between 1 and 10),
  percent smallint not null default 0 check (percent between 0 and 100),
  attempts integer not null default 0 check (attempts >= 0),
  max_attempts integer not null default 4 check (max_attempts > 0),
  arguments jsonb not null default '{}' check (jsonb_typeof(arguments) = 'object'),
  result jsonb,
  error text check (length(error) between 1 and 5000),
  available_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint background_tasks_completed_at check ((status in ('completed', 'failed', 'cancelled')) = (completed_at is not null))
);
create index background_tasks_user_id_idx on learning.background_tasks (user_id, id);
create index background_tasks_available_at_idx on learning.background_tasks (priority desc, available_at) where status = 'pending';
create trigger background_tasks_touch before update on learning.background_tasks
  for each row execute function learning.touch_updated_at();

comment on table learning.background_tasks is 'Work in the background, as its user sees it';
comment on column learning.background_tasks.id is 'Identifier, ordered by time';
comment on column learning.background_tasks.user_id is 'For whom; null: for the platform';
comment on column learning.background_tasks.name is 'What is done';
comment on column learning.background_tasks.kind is 'The sort of work, for example autonomy_snapshot';
comment on column learning.background_tasks.status is 'How far it is';
comment on column learning.background_tasks.priority is 'Which comes first: 10 before 1';
comment on column learning.background_tasks.percent is 'How far it is in per cent';
comment on column learning.background_tasks.attempts is 'How often it was begun';
comment on column learning.background_tasks.max_attempts is 'How often it may be begun';
comment on column learning.background_tasks.arguments is 'What it works on';
comment on column learning.background_tasks.result is 'What came out';
comment on column learning.background_tasks.error is 'Why it failed';
comment on column learning.background_tasks.available_at is 'Not to be begun before';
comment on column learning.background_tasks.started_at is 'When it was begun last';
comment on column learning.background_tasks.completed_at is 'When it ended, however';
comment on column learning.background_tasks.metadata is 'Free-form object of the client';
comment on column learning.background_tasks.version is 'Counts changes';
comment on column learning.background_tasks.created_at is 'When it was made';
comment on column learning.background_tasks.updated_at is 'When it was last changed';

alter table learning.background_tasks enable row level security;
alter table learning.background_tasks force row level security;
create policy background_tasks_own on learning.background_tasks
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on learning.background_tasks to devmentor_learning;
