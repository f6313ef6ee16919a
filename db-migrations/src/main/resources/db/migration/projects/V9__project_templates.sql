-- Outlines of projects: built-in ones and those of users.

create table projects.project_templates (
  id uuid primary key default uuidv7(),
  owner_id uuid references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  description text check (length(description) <= 20000),
  definition jsonb not null default '{}'
    check (jsonb_typeof(definition) = 'object' and octet_length(definition::text) <= 1048576),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index project_templates_owner_id_idx on projects.project_templates (owner_id, id);
create trigger project_templates_touch before update on projects.project_templates
  for each row execute function projects.touch_updated_at();

comment on table projects.project_templates is 'Outlines from which projects are made';
comment on column projects.project_templates.id is 'Grows with time';
comment on column projects.project_templates.owner_id is 'Who keeps it; null: built in, for everyone';
comment on column projects.project_templates.name is 'For people';
comment on column projects.project_templates.description is 'Markdown';
comment on column projects.project_templates.definition is 'The epics and tasks of a new project: {"epics": […], "tasks": […]}';
comment on column projects.project_templates.version is 'Grows with each edit: the ETag';
comment on column projects.project_templates.created_at is 'When it was created';
comment on column projects.project_templates.updated_at is 'When it was changed last';

alter table projects.project_templates enable row level security;
alter table projects.project_templates force row level security;
-- Built-in ones are for everyone who is logged in, and changed by migrations alone.
create policy project_templates_read on projects.project_templates for select
  using (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or owner_id is null and (select nullif(current_setting('app.user_id', true), '')::uuid) is not null);
create policy project_templates_create on projects.project_templates for insert
  with check (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy project_templates_edit on projects.project_templates for update
  using (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy project_templates_remove on projects.project_templates for delete
  using (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on projects.project_templates to devmentor_projects;

insert into projects.project_templates (name, description, definition)
values
  ('Web service', 'A service with an HTTP API, from the contract to production.', $${
    "epics": [
      {"name": "Contract", "tasks": [{"title": "Describe the resources"}, {"title": "Agree on errors and paging"}]},
      {"name": "Service", "tasks": [{"title": "Model the data"}, {"title": "Implement the resources"}, {"title": "Test against a real database"}]},
      {"name": "Operation", "tasks": [{"title": "Health, metrics and logs"}, {"title": "Load test"}, {"title": "Back up and restore once"}]}],
    "tasks": [{"title": "Name the first user and their need"}]}$$),
  ('Library', 'Code that others depend on.', $${
    "epics": [
      {"name": "Interface", "tasks": [{"title": "Write the example that should work"}, {"title": "Design the public types"}]},
      {"name": "Release", "tasks": [{"title": "Document every public type"}, {"title": "Set up continuous integration"}, {"title": "Publish the first version"}]}],
    "tasks": [{"title": "Look for a library that exists"}]}$$),
  ('Learning project', 'Something small, built to learn one thing.', $${
    "epics": [],
    "tasks": [{"title": "Write down what you want to learn"}, {"title": "Build the smallest thing that shows it"},
              {"title": "Explain it to somebody"}, {"title": "Write down what you would do differently"}]}$$);
