-- Contracts on chains that a project watches, and what they are compared with and read from.

create table projects.contracts (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  description text check (length(description) <= 20000),
  chain text collate "C" check (chain ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  address text check (length(address) between 1 and 200),
  abi jsonb check (jsonb_typeof(abi) = 'array'),
  purpose text check (length(purpose) <= 2000),
  category text check (length(category) between 1 and 100),
  tags text[] not null default '{}' check (projects.texts_within(tags, 50, 50)),
  is_active boolean not null default true,
  is_default boolean not null default false,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (project_id, id)
);
create index contracts_address_idx on projects.contracts (project_id, chain, lower(address));
create trigger contracts_touch before update on projects.contracts
  for each row execute function projects.touch_updated_at();

comment on table projects.contracts is 'Contracts on a chain that a project analyses';
comment on column projects.contracts.id is 'Grows with time';
comment on column projects.contracts.project_id is 'The project';
comment on column projects.contracts.name is 'For people';
comment on column projects.contracts.description is 'Markdown';
comment on column projects.contracts.chain is 'The chain it lives on, for example ethereum';
comment on column projects.contracts.address is 'Where on the chain, as the client wrote it';
comment on column projects.contracts.abi is 'Its interface, as its compiler wrote it';
comment on column projects.contracts.purpose is 'What it is for';
comment on column projects.contracts.category is 'The field it belongs to';
comment on column projects.contracts.tags is 'For filters, at most 50';
comment on column projects.contracts.is_active is 'Whether it is to be analysed';
comment on column projects.contracts.is_default is 'Whether it is the one to start with';
comment on column projects.contracts.metadata is 'Free-form object of the client';
comment on column projects.contracts.version is 'Grows with each edit: the ETag';
comment on column projects.contracts.created_at is 'When it was created';
comment on column projects.contracts.updated_at is 'When it was changed last';

alter table projects.contracts enable row level security;
alter table projects.contracts force row level security;
create policy contracts_read on projects.contracts for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy contracts_create on projects.contracts for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contracts_edit on projects.contracts for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contracts_remove on projects.contracts for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.contracts to devmentor_projects;

create table projects.contract_competitors (
  id uuid primary key default uuidv7(),
  project_id uuid not null,
  contract_id uuid not null,
  position integer not null check (position >= 0),
  name text not null check (length(name) between 1 and 200),
  chain text collate "C" check (chain ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  address text check (length(address) between 1 and 200),
  abi jsonb check (jsonb_typeof(abi) = 'array'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contract_competitors_position_key unique (contract_id, position),
  constraint contract_competitors_contract_fkey foreign key (project_id, contract_id)
    references projects.contracts (project_id, id) on delete cascade
);
create index contract_competitors_contract_idx on projects.contract_competitors (project_id, contract_id, position);
create trigger contract_competitors_touch before update on projects.contract_competitors
  for each row execute function projects.touch_updated_at();

comment on table projects.contract_competitors is 'Contracts that a contract is compared with';
comment on column projects.contract_competitors.id is 'Grows with time';
comment on column projects.contract_competitors.project_id is 'The project, for the policies';
comment on column projects.contract_competitors.contract_id is 'The contract';
comment on column projects.contract_competitors.position is 'Place in the list, from 0';
comment on column projects.contract_competitors.name is 'For people';
comment on column projects.contract_competitors.chain is 'The chain it lives on';
comment on column projects.contract_competitors.address is 'Where on the chain';
comment on column projects.contract_competitors.abi is 'Its interface';
comment on column projects.contract_competitors.created_at is 'When it was created';
comment on column projects.contract_competitors.updated_at is 'When it was changed last';

alter table projects.contract_competitors enable row level security;
alter table projects.contract_competitors force row level security;
create policy contract_competitors_read on projects.contract_competitors for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy contract_competitors_create on projects.contract_competitors for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_competitors_edit on projects.contract_competitors for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_competitors_remove on projects.contract_competitors for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.contract_competitors to devmentor_projects;

create table projects.contract_rpc_endpoints (
  id uuid primary key default uuidv7(),
  project_id uuid not null,
  contract_id uuid not null,
  chain text collate "C" not null check (chain ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  position integer not null check (position >= 0),
  url text not null check (length(url) <= 2048 and url ~ '^(https?|wss?)://[^[:space:]]+$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contract_rpc_endpoints_position_key unique (contract_id, chain, position),
  constraint contract_rpc_endpoints_contract_fkey foreign key (project_id, contract_id)
    references projects.contracts (project_id, id) on delete cascade
);
create index contract_rpc_endpoints_contract_idx on projects.contract_rpc_endpoints (project_id, contract_id, chain, position);
create trigger contract_rpc_endpoints_touch before update on projects.contract_rpc_endpoints
  for each row execute function projects.touch_updated_at();

comment on table projects.contract_rpc_endpoints is 'Where the chain of a contract is read; the first that answers is used';
comment on column projects.contract_rpc_endpoints.id is 'Grows with time';
comment on column projects.contract_rpc_endpoints.project_id is 'The project, for the policies';
comment on column projects.contract_rpc_endpoints.contract_id is 'The contract';
comment on column projects.contract_rpc_endpoints.chain is 'The chain';
comment on column projects.contract_rpc_endpoints.position is 'Place in the order of use, from 0';
comment on column projects.contract_rpc_endpoints.url is 'Address; it may hold a key, so members alone see it';
comment on column projects.contract_rpc_endpoints.created_at is 'When it was created';
comment on column projects.contract_rpc_endpoints.updated_at is 'When it was changed last';

alter table projects.contract_rpc_endpoints enable row level security;
alter table projects.contract_rpc_endpoints force row level security;
create policy contract_rpc_endpoints_read on projects.contract_rpc_endpoints for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy contract_rpc_endpoints_create on projects.contract_rpc_endpoints for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_rpc_endpoints_edit on projects.contract_rpc_endpoints for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_rpc_endpoints_remove on projects.contract_rpc_endpoints for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.contract_rpc_endpoints to devmentor_projects;

create table projects.contract_analysis_params (
  contract_id uuid primary key,
  project_id uuid not null,
  search_strategy text not null default 'standard' check (length(search_strategy) between 1 and 50),
  smart_search boolean not null default true,
  whale_threshold numeric check (whale_threshold >= 0),
  max_concurrent_requests integer not null default 5 check (max_concurrent_requests between 1 and 100),
  failover_timeout_ms integer not null default 30000 check (failover_timeout_ms between 1 and 600000),
  max_retries integer not null default 3 check (max_retries between 0 and 20),
  output_formats text[] not null default '{}' check (projects.texts_within(output_formats, 10, 20)),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contract_analysis_params_contract_fkey foreign key (project_id, contract_id)
    references projects.contracts (project_id, id) on delete cascade
);
create index contract_analysis_params_contract_idx on projects.contract_analysis_params (project_id, contract_id);
create trigger contract_analysis_params_touch before update on projects.contract_analysis_params
  for each row execute function projects.touch_updated_at();

comment on table projects.contract_analysis_params is 'How a contract is analysed; no row: all defaults';
comment on column projects.contract_analysis_params.contract_id is 'The contract';
comment on column projects.contract_analysis_params.project_id is 'The project, for the policies';
comment on column projects.contract_analysis_params.search_strategy is 'How far back to look, for example quick or standard';
comment on column projects.contract_analysis_params.smart_search is 'Whether to narrow the search to blocks with activity';
comment on column projects.contract_analysis_params.whale_threshold is 'From which value on, in units of the chain, a transaction is a large one';
comment on column projects.contract_analysis_params.max_concurrent_requests is 'How many requests run at once';
comment on column projects.contract_analysis_params.failover_timeout_ms is 'How long to wait for an endpoint before the next one is tried, in milliseconds';
comment on column projects.contract_analysis_params.max_retries is 'How often a request is repeated';
comment on column projects.contract_analysis_params.output_formats is 'What reports are written, for example json';
comment on column projects.contract_analysis_params.metadata is 'Free-form object of the client';
comment on column projects.contract_analysis_params.created_at is 'When it was created';
comment on column projects.contract_analysis_params.updated_at is 'When it was changed last';

alter table projects.contract_analysis_params enable row level security;
alter table projects.contract_analysis_params force row level security;
create policy contract_analysis_params_read on projects.contract_analysis_params for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy contract_analysis_params_create on projects.contract_analysis_params for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_analysis_params_edit on projects.contract_analysis_params for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy contract_analysis_params_remove on projects.contract_analysis_params for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.contract_analysis_params to devmentor_projects;
