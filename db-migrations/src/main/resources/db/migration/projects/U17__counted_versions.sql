-- The times of updates are lost; services count versions again.
alter table projects.project_files drop column deleted_at;
alter table projects.contract_rpc_endpoints drop constraint contract_rpc_endpoints_chain_length;
alter table projects.contract_competitors drop constraint contract_competitors_chain_length;
alter table projects.contracts drop constraint contracts_chain_length;
alter table projects.outbox drop constraint outbox_last_error_check;
drop trigger outbox_touch on projects.outbox;
alter table projects.outbox drop column updated_at;
drop trigger idempotency_keys_touch on projects.idempotency_keys;
alter table projects.idempotency_keys drop column updated_at;
drop trigger analyses_count_version on projects.analyses;
drop trigger contracts_count_version on projects.contracts;
drop trigger technical_debt_count_version on projects.technical_debt;
drop trigger project_templates_count_version on projects.project_templates;
drop trigger milestones_count_version on projects.milestones;
drop trigger tasks_count_version on projects.tasks;
drop trigger epics_count_version on projects.epics;
drop trigger projects_count_version on projects.projects;
drop function projects.count_version();
