-- Analyses of contracts: what was asked, how far it is, what came out.

create type projects.analysis_kind as enum
  ('single', 'competitive', 'comparative', 'quick_index', 'quick_scan');
comment on type projects.analysis_kind is 'What an analysis looks at';
create type projects.analysis_status as enum
  ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled');
comment on type projects.analysis_status is 'How far an analysis is';

create table projects.analyses (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  contract_id uuid,
  kind projects.analysis_kind not null,
  status projects.analysis_status not null default 'pending',
  progress smallint not null default 0 check (progress between 0 and 100),
  parameters jsonb not null default '{}' check (jsonb_typeof(parameters) = 'object'),
  results jsonb,
  logs jsonb not null default '[]' check (jsonb_typeof(logs) = 'array'),
  error_message text check (length(error_message) between 1 and 5000),
  requested_by uuid references auth.users (id) on delete set null,
  started_at timestamptz,
  completed_at timestamptz,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint analyses_completed_whole check (status <> 'completed' or progress = 100),
  constraint analyses_completed_at check ((status in ('completed', 'failed', 'cancelled')) = (completed_at is not null)),
  constraint analyses_contract_fkey foreign key (project_id, contract_id)
    references projects.contracts (project_id, id) on delete set null (contract_id)
);
create index analyses_project_id_idx on projects.analyses (project_id, id);
create index analyses_contract_idx on projects.analyses (project_id, contract_id, id);
create index analyses_requested_by_idx on projects.analyses (requested_by);
create trigger analyses_touch before update on projects.analyses
  for each row execute function projects.touch_updated_at();

comment on table projects.analyses is 'Analyses of contracts and their results';
comment on column projects.analyses.id is 'Grows with time';
comment on column projects.analyses.project_id is 'The project';
comment on column projects.analyses.contract_id is 'The contract, of the same project; null once it is deleted';
comment on column projects.analyses.kind is 'What it looks at';
comment on column projects.analyses.status is 'How far it is';
comment on column projects.analyses.progress is 'The same in per cent: 100 when completed';
comment on column projects.analyses.parameters is 'What it was started with';
comment on column projects.analyses.results is 'What came out; null until then';
comment on column projects.analyses.logs is 'What it said on the way';
comment on column projects.analyses.error_message is 'Why it failed';
comment on column projects.analyses.requested_by is 'Who asked for it; null once that user is erased';
comment on column projects.analyses.started_at is 'When it began to run';
comment on column projects.analyses.completed_at is 'When it was completed, failed or was cancelled';
comment on column projects.analyses.metadata is 'Free-form object of the client';
comment on column projects.analyses.version is 'Grows with each edit: the ETag';
comment on column projects.analyses.created_at is 'When it was created';
comment on column projects.analyses.updated_at is 'When it was changed last';

alter table projects.analyses enable row level security;
alter table projects.analyses force row level security;
create policy analyses_read on projects.analyses for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy analyses_create on projects.analyses for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy analyses_edit on projects.analyses for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy analyses_remove on projects.analyses for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.analyses to devmentor_projects;
