-- Technical debt: what slows a project down, and by how much.

create type projects.debt_kind as enum
  ('design', 'code', 'test', 'documentation', 'dependency', 'infrastructure', 'security', 'performance');
comment on type projects.debt_kind is 'Where debt lies';
create type projects.debt_severity as enum
  ('low', 'medium', 'high', 'critical');
comment on type projects.debt_severity is 'How bad debt is, ascending';
create type projects.debt_status as enum
  ('open', 'in_progress', 'resolved', 'accepted');
comment on type projects.debt_status is 'What is done about debt';

create table projects.technical_debt (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  task_id uuid,
  title text not null check (length(title) between 1 and 500),
  description text check (length(description) <= 20000),
  path text collate "C" check (length(path) between 1 and 1024),
  line integer check (line > 0),
  kind projects.debt_kind not null,
  severity projects.debt_severity not null default 'medium',
  status projects.debt_status not null default 'open',
  interest_minutes_per_week integer not null default 0 check (interest_minutes_per_week between 0 and 1000000),
  created_by uuid references auth.users (id) on delete set null,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint technical_debt_line_of_path check (line is null or path is not null),
  constraint technical_debt_task_fkey foreign key (project_id, task_id)
    references projects.tasks (project_id, id) on delete set null (task_id)
);
create index technical_debt_project_id_idx on projects.technical_debt (project_id, id);
create index technical_debt_task_idx on projects.technical_debt (project_id, task_id);
create index technical_debt_created_by_idx on projects.technical_debt (created_by);
create trigger technical_debt_touch before update on projects.technical_debt
  for each row execute function projects.touch_updated_at();

comment on table projects.technical_debt is 'What slows the work on a project down';
comment on column projects.technical_debt.id is 'Grows with time';
comment on column projects.technical_debt.project_id is 'The project';
comment on column projects.technical_debt.task_id is 'The task that pays it back, of the same project';
comment on column projects.technical_debt.title is 'For people';
comment on column projects.technical_debt.description is 'Markdown';
comment on column projects.technical_debt.path is 'The file it lies in';
comment on column projects.technical_debt.line is 'The line of the file, from 1';
comment on column projects.technical_debt.kind is 'Where it lies';
comment on column projects.technical_debt.severity is 'How bad it is';
comment on column projects.technical_debt.status is 'What is done about it';
comment on column projects.technical_debt.interest_minutes_per_week is 'Work it costs all members together, in minutes a week';
comment on column projects.technical_debt.created_by is 'Who noticed it; null once that user is erased';
comment on column projects.technical_debt.metadata is 'Free-form object of the client';
comment on column projects.technical_debt.version is 'Grows with each edit: the ETag';
comment on column projects.technical_debt.created_at is 'When it was created';
comment on column projects.technical_debt.updated_at is 'When it was changed last';

alter table projects.technical_debt enable row level security;
alter table projects.technical_debt force row level security;
create policy technical_debt_read on projects.technical_debt for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy technical_debt_create on projects.technical_debt for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy technical_debt_edit on projects.technical_debt for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy technical_debt_remove on projects.technical_debt for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.technical_debt to devmentor_projects;
