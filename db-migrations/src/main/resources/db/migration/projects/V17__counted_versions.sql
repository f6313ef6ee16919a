-- Versions are counted here and nowhere else: an edit that forgets them, or sends a number of its own, counts as one. A trigger
-- names what a client edits, and version itself: "set version = default" counts a row whose parts have changed.

create function projects.count_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
comment on function projects.count_version() is 'Counts the version of a row, whatever the writer makes of it. The columns that the trigger names are those whose change counts';

create trigger projects_count_version
  before update of owner_id, name, slug, description, status, start_date, end_date, tags, credits, metadata, deleted_at, version on projects.projects
  for each row execute function projects.count_version();
create trigger epics_count_version
  before update of name, description, status, position, deleted_at, version on projects.epics
  for each row execute function projects.count_version();
create trigger tasks_count_version
  before update of epic_id, parent_id, title, description, status, priority, complexity, estimate_minutes, labels, assignee_id,
     due_at, position, metadata, deleted_at, version on projects.tasks
  for each row execute function projects.count_version();
create trigger milestones_count_version
  before update of name, description, period, version on projects.milestones
  for each row execute function projects.count_version();
create trigger project_templates_count_version
  before update of name, description, definition, version on projects.project_templates
  for each row execute function projects.count_version();
create trigger technical_debt_count_version
  before update of task_id, title, description, path, line, kind, severity, status, interest_minutes_per_week, metadata, version on projects.technical_debt
  for each row execute function projects.count_version();
create trigger contracts_count_version
  before update of name, description, chain, address, abi, purpose, category, tags, is_active, is_default, metadata, version on projects.contracts
  for each row execute function projects.count_version();
create trigger analyses_count_version
  before update of contract_id, status, parameters, metadata, version on projects.analyses
  for each row execute function projects.count_version();

-- Whatever is updated tells when.

alter table projects.idempotency_keys
  add column updated_at timestamptz not null default now();
comment on column projects.idempotency_keys.updated_at is 'When the reply was written last: an expired key is used again';
create trigger idempotency_keys_touch before update on projects.idempotency_keys
  for each row execute function projects.touch_updated_at();
alter table projects.outbox
  add column updated_at timestamptz not null default now();
comment on column projects.outbox.updated_at is 'When the worker claimed, delayed or gave it up last';
create trigger outbox_touch before update on projects.outbox
  for each row execute function projects.touch_updated_at();

-- Whatever is text ends somewhere.

alter table projects.outbox add constraint outbox_last_error_check check (length(last_error) <= 5000) not valid;
alter table projects.contracts add constraint contracts_chain_length check (length(chain) <= 50) not valid;
alter table projects.contract_competitors add constraint contract_competitors_chain_length check (length(chain) <= 50) not valid;
alter table projects.contract_rpc_endpoints add constraint contract_rpc_endpoints_chain_length check (length(chain) <= 50) not valid;
alter table projects.outbox validate constraint outbox_last_error_check;
alter table projects.contracts validate constraint contracts_chain_length;
alter table projects.contract_competitors validate constraint contract_competitors_chain_length;
alter table projects.contract_rpc_endpoints validate constraint contract_rpc_endpoints_chain_length;

-- A deleted file stays for a while; what follows uses the column.
alter table projects.project_files add column deleted_at timestamptz;
comment on column projects.project_files.deleted_at is 'When it was deleted; null while it is there';
