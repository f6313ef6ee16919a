-- Milestones: stretches of time that divide a project. Those of one project never overlap.

create table projects.milestones (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  description text check (length(description) <= 20000),
  period daterange not null
    check (not isempty(period) and not lower_inf(period) and not upper_inf(period) and isfinite(lower(period)) and isfinite(upper(period))),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint milestones_never_overlap exclude using gist (project_id with =, period with &&)
);
create index milestones_project_id_period_idx on projects.milestones (project_id, period, id);
create trigger milestones_touch before update on projects.milestones
  for each row execute function projects.touch_updated_at();

comment on table projects.milestones is 'Stretches of time with a goal; those of one project never overlap';
comment on column projects.milestones.id is 'Grows with time';
comment on column projects.milestones.project_id is 'The project';
comment on column projects.milestones.name is 'For people';
comment on column projects.milestones.description is 'Markdown';
comment on column projects.milestones.period is 'From the first day to the day after the last; both are known';
comment on column projects.milestones.version is 'Grows with each edit: the ETag';
comment on column projects.milestones.created_at is 'When it was created';
comment on column projects.milestones.updated_at is 'When it was changed last';

alter table projects.milestones enable row level security;
alter table projects.milestones force row level security;
create policy milestones_read on projects.milestones for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy milestones_create on projects.milestones for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy milestones_edit on projects.milestones for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy milestones_remove on projects.milestones for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.milestones to devmentor_projects;
