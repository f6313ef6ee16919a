-- Projects and who may do what with them. Every other policy of the schema goes by membership.

create type projects.project_status as enum ('planning', 'active', 'paused', 'completed', 'archived');
comment on type projects.project_status is 'How far a project is';
-- In ascending order of rights: policies compare with >=.
create type projects.collaborator_role as enum ('viewer', 'editor', 'owner');
comment on type projects.collaborator_role is 'What a member may do, ascending: read, write, delete and choose the members';

create table projects.projects (
  id uuid primary key default uuidv7(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  slug text not null check (length(slug) <= 100 and slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  description text check (length(description) <= 20000),
  status projects.project_status not null default 'planning',
  start_date date,
  end_date date,
  tags text[] not null default '{}' check (projects.texts_within(tags, 50, 50)),
  credits integer not null default 0 check (credits >= 0),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint projects_dates_in_order check (end_date >= start_date)
);
create unique index projects_owner_id_slug_key on projects.projects (owner_id, slug) where deleted_at is null;
create index projects_owner_id_idx on projects.projects (owner_id, id);
create index projects_deleted_at_idx on projects.projects (deleted_at) where deleted_at is not null;
create trigger projects_touch before update on projects.projects
  for each row execute function projects.touch_updated_at();

comment on table projects.projects is 'Projects; a deleted one stays for a while and can be restored';
comment on column projects.projects.id is 'Grows with time';
comment on column projects.projects.owner_id is 'The owner the project is erased with; always a collaborator with role owner';
comment on column projects.projects.name is 'For people';
comment on column projects.projects.slug is 'For addresses; unique among the projects of the owner that are not deleted';
comment on column projects.projects.description is 'Markdown';
comment on column projects.projects.status is 'How far it is';
comment on column projects.projects.start_date is 'First day';
comment on column projects.projects.end_date is 'Last day';
comment on column projects.projects.tags is 'For filters, at most 50';
comment on column projects.projects.credits is 'What the project may spend';
comment on column projects.projects.metadata is 'Free-form object of the client';
comment on column projects.projects.version is 'Grows with each edit: the ETag';
comment on column projects.projects.created_at is 'When it was created';
comment on column projects.projects.updated_at is 'When it was changed last';
comment on column projects.projects.deleted_at is 'When it was deleted; null while it is there';

create table projects.project_collaborators (
  project_id uuid not null references projects.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role projects.collaborator_role not null,
  added_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (project_id, user_id)
);
create index project_collaborators_user_id_idx on projects.project_collaborators (user_id, project_id) include (role);
create index project_collaborators_added_by_idx on projects.project_collaborators (added_by);
create trigger project_collaborators_touch before update on projects.project_collaborators
  for each row execute function projects.touch_updated_at();

comment on table projects.project_collaborators is 'Who may do what with a project, its owners included';
comment on column projects.project_collaborators.project_id is 'The project';
comment on column projects.project_collaborators.user_id is 'The member';
comment on column projects.project_collaborators.role is 'viewer reads, editor writes, owner also deletes and chooses the members';
comment on column projects.project_collaborators.added_by is 'Who made the user a member; null once that user is erased';
comment on column projects.project_collaborators.created_at is 'Member since';
comment on column projects.project_collaborators.updated_at is 'When the role was changed last';

create function projects.project_ids_as(minimum projects.collaborator_role, with_deleted boolean)
  returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select c.project_id
    from projects.project_collaborators c
    join projects.projects p on p.id = c.project_id
   where c.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
     and c.role >= minimum
     and (with_deleted or p.deleted_at is null)
$$;
comment on function projects.project_ids_as(projects.collaborator_role, boolean) is 'The projects in which the current user has at least this role; for policies';

create function projects.accessible_project_ids() returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select projects.project_ids_as('viewer', false)
$$;
comment on function projects.accessible_project_ids() is 'Published contract: the projects that the current user (app.user_id) may read and that are not deleted. Use it as project_id = any(array(select projects.accessible_project_ids()))';

revoke execute on function projects.project_ids_as(projects.collaborator_role, boolean) from public;
revoke execute on function projects.accessible_project_ids() from public;
grant execute on function projects.project_ids_as(projects.collaborator_role, boolean) to devmentor_projects, devmentor_readonly;
grant execute on function projects.accessible_project_ids() to devmentor_projects, devmentor_memory, devmentor_learning, devmentor_readonly;
grant usage on schema projects to devmentor_memory, devmentor_learning;

alter table projects.projects enable row level security;
alter table projects.projects force row level security;
-- Deleted projects stay visible to their members here: a restore must find them. Children hide with them.
create policy projects_read on projects.projects for select
  using (id = any (array(select projects.project_ids_as('viewer', true))));
create policy projects_create on projects.projects for insert
  with check (owner_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy projects_edit on projects.projects for update
  using (id = any (array(select projects.project_ids_as('editor', true))))
  with check (id = any (array(select projects.project_ids_as('editor', true))));
grant select, insert, update on projects.projects to devmentor_projects;

alter table projects.project_collaborators enable row level security;
alter table projects.project_collaborators force row level security;
create policy project_collaborators_read on projects.project_collaborators for select
  using (project_id = any (array(select projects.project_ids_as('viewer', true))));
create policy project_collaborators_add on projects.project_collaborators for insert
  with check (project_id = any (array(select projects.project_ids_as('owner', false))));
create policy project_collaborators_change on projects.project_collaborators for update
  using (project_id = any (array(select projects.project_ids_as('owner', false))))
  with check (project_id = any (array(select projects.project_ids_as('owner', false))));
create policy project_collaborators_remove on projects.project_collaborators for delete
  using (project_id = any (array(select projects.project_ids_as('owner', false)))
      or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on projects.project_collaborators to devmentor_projects;

-- Security definer: the creator is no member yet, so no policy would let this row in.
create function projects.admit_owner() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into projects.project_collaborators (project_id, user_id, role, added_by)
  values (new.id, new.owner_id, 'owner', new.owner_id);
  return null;
end
$$;
comment on function projects.admit_owner() is 'Makes whoever owns a new project its first member';
create trigger projects_admit_owner after insert on projects.projects
  for each row execute function projects.admit_owner();

create function projects.refuse_ownerless() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- The lock puts two owners who leave at the same time in a row.
  perform from projects.projects p where p.id = old.project_id for no key update;
  if found and not exists (
    select from projects.project_collaborators c
      join projects.projects p on p.id = c.project_id and p.owner_id = c.user_id
     where c.project_id = old.project_id and c.role = 'owner') then
    raise exception 'project % violates constraint "project_collaborators_owner_stays"', old.project_id
      using errcode = 'check_violation', constraint = 'project_collaborators_owner_stays';
  end if;
  return null;
end
$$;
comment on function projects.refuse_ownerless() is 'Holds that projects.owner_id is a collaborator with role owner, at the end of each transaction';
-- Deferred: erasing a user removes the membership before or after the project, in no fixed order.
create constraint trigger project_collaborators_owner_stays
  after update of role or delete on projects.project_collaborators
  deferrable initially deferred
  for each row when (old.role = 'owner') execute function projects.refuse_ownerless();

create function projects.guard_ownership() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- Without a current user it is the migrator or an importer who writes.
  if nullif(current_setting('app.user_id', true), '') is not null
     and not old.id = any (array(select projects.project_ids_as('owner', true))) then
    raise exception 'only an owner may do this' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
comment on function projects.guard_ownership() is 'Deleting, restoring and handing over are for owners; an update policy cannot tell columns apart';
create trigger projects_guard_ownership before update of owner_id, deleted_at on projects.projects
  for each row
  when (old.owner_id is distinct from new.owner_id or old.deleted_at is distinct from new.deleted_at)
  execute function projects.guard_ownership();

create function projects.free_slug(owner uuid, wanted text) returns text
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  candidate text := wanted;
  suffix text;
  tries integer := 1;
begin
  perform pg_advisory_xact_lock(hashtextextended('projects.slug/' || owner || '/' || wanted, 0));
  while exists (select from projects.projects p
                 where p.owner_id = owner and p.slug = candidate and p.deleted_at is null) loop
    tries := tries + 1;
    -- A few readable ones, then random ones: the hundredth project of a name must not try a hundred.
    suffix := case when tries < 6 then tries::text else left(replace(gen_random_uuid()::text, '-', ''), 8) end;
    candidate := rtrim(left(wanted, 90), '-') || '-' || suffix;
  end loop;
  return candidate;
end
$$;
comment on function projects.free_slug(uuid, text) is 'The wanted slug, or the first variant of it that no project of the owner has; stays free until the transaction ends';
revoke execute on function projects.free_slug(uuid, text) from public;
grant execute on function projects.free_slug(uuid, text) to devmentor_projects;

create function projects.collaborators_of(project uuid)
  returns table (user_id uuid, username text, display_name text, role projects.collaborator_role,
                 added_by uuid, added_at timestamptz)
  language sql stable security definer rows 10
  set search_path = pg_catalog, pg_temp
as $$
  select c.user_id, u.username::text, u.display_name, c.role, c.added_by, c.created_at
    from projects.project_collaborators c
    join auth.users u on u.id = c.user_id
   where c.project_id = project
     and project in (select projects.accessible_project_ids())
$$;
comment on function projects.collaborators_of(uuid) is 'The members of a project with their names, for its members only; the names live in a schema the service cannot read';
revoke execute on function projects.collaborators_of(uuid) from public;
grant execute on function projects.collaborators_of(uuid) to devmentor_projects;

create function projects.purge_deleted(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from projects.projects p where p.deleted_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.purge_deleted(timestamptz) is 'Removes for good what was deleted before this time; how many';
revoke execute on function projects.purge_deleted(timestamptz) from public;
grant execute on function projects.purge_deleted(timestamptz) to devmentor_projects;
