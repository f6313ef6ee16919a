-- Files: the rows are here, the contents in object storage under projects/<project>/<sha256>.

create table projects.project_files (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  -- Collation C: a prefix is a range of the index.
  path text collate "C" not null
    check (length(path) between 1 and 1024
       and path !~ '(^|/)(\.{0,2})(/|$)' and path !~ '[\x01-\x1f\x7f\\]'),
  current_version integer not null default 0 check (current_version >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint project_files_path_key unique (project_id, path),
  unique (project_id, id)
);
create trigger project_files_touch before update on projects.project_files
  for each row execute function projects.touch_updated_at();

comment on table projects.project_files is 'Files of a project; deleting one removes its versions and their contents';
comment on column projects.project_files.id is 'Grows with time';
comment on column projects.project_files.project_id is 'The project';
comment on column projects.project_files.path is 'Relative, segments divided by /, none of them empty, . or ..';
comment on column projects.project_files.current_version is 'The version that is read when none is named';
comment on column projects.project_files.created_at is 'When the first version was stored';
comment on column projects.project_files.updated_at is 'When the last version was stored';

create table projects.file_versions (
  id uuid primary key default uuidv7(),
  project_id uuid not null,
  file_id uuid not null,
  version integer not null check (version > 0),
  object_key text not null check (length(object_key) between 1 and 200),
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  content_type text not null check (length(content_type) between 1 and 255),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint file_versions_version_key unique (file_id, version),
  constraint file_versions_file_fkey foreign key (project_id, file_id)
    references projects.project_files (project_id, id) on delete cascade
);
create index file_versions_file_idx on projects.file_versions (project_id, file_id, version);
create index file_versions_created_by_idx on projects.file_versions (created_by);
create index file_versions_object_key_idx on projects.file_versions (object_key);

comment on table projects.file_versions is 'What a file contained over time; rows never change';
comment on column projects.file_versions.id is 'Grows with time';
comment on column projects.file_versions.project_id is 'The project, for the policies';
comment on column projects.file_versions.file_id is 'The file';
comment on column projects.file_versions.version is 'Counts from 1 in each file';
comment on column projects.file_versions.object_key is 'Where the content is; several versions of a project may share it';
comment on column projects.file_versions.size_bytes is 'Length of the content in bytes';
comment on column projects.file_versions.sha256 is 'Of the content';
comment on column projects.file_versions.content_type is 'As the client sent it';
comment on column projects.file_versions.created_by is 'Who stored it; null once that user is erased';
comment on column projects.file_versions.created_at is 'When it was stored';

create table projects.file_uploads (
  id uuid primary key default uuidv7(),
  project_id uuid not null references projects.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  object_key text not null check (length(object_key) between 1 and 200),
  created_at timestamptz not null default now()
);
create index file_uploads_project_id_idx on projects.file_uploads (project_id, id);
create index file_uploads_user_id_idx on projects.file_uploads (user_id, id);
create index file_uploads_object_key_idx on projects.file_uploads (object_key);
create index file_uploads_created_at_idx on projects.file_uploads (created_at);

comment on table projects.file_uploads is 'Claims on objects that are being stored; gone once a version refers to the object';
comment on column projects.file_uploads.id is 'Grows with time';
comment on column projects.file_uploads.project_id is 'The project';
comment on column projects.file_uploads.user_id is 'Who stores it';
comment on column projects.file_uploads.object_key is 'The object; it must not be deleted while the claim stands';
comment on column projects.file_uploads.created_at is 'When the claim was made; an old one is that of a process that died';

create function projects.is_object_referenced(object text) returns boolean
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select exists (select from projects.file_versions v where v.object_key = object)
      or exists (select from projects.file_uploads u where u.object_key = object)
$$;
comment on function projects.is_object_referenced(text) is 'Whether any version or upload, of whomever, needs this object';
revoke execute on function projects.is_object_referenced(text) from public;
grant execute on function projects.is_object_referenced(text) to devmentor_projects;

create function projects.release_objects() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into projects.outbox (topic, payload)
  select 'object-released', jsonb_build_object('objectKey', gone.object_key)
    from (select distinct g.object_key from gone g) as gone
   where tg_table_name = 'file_versions'
      -- A finished upload leaves its object to a version.
      or not exists (select from projects.file_versions v where v.object_key = gone.object_key);
  return null;
end
$$;
comment on function projects.release_objects() is 'Has the objects of deleted rows looked at, however the rows went: the worker deletes those that nothing refers to';
create trigger file_versions_release after delete on projects.file_versions
  referencing old table as gone for each statement execute function projects.release_objects();
create trigger file_uploads_release after delete on projects.file_uploads
  referencing old table as gone for each statement execute function projects.release_objects();

create function projects.drop_stale_uploads(before timestamptz) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from projects.file_uploads u where u.created_at < before returning 1)
  select count(*)::integer from gone
$$;
comment on function projects.drop_stale_uploads(timestamptz) is 'Removes the claims of processes that died, and so their objects; how many';
revoke execute on function projects.drop_stale_uploads(timestamptz) from public;
grant execute on function projects.drop_stale_uploads(timestamptz) to devmentor_projects;

alter table projects.project_files enable row level security;
alter table projects.project_files force row level security;
create policy project_files_read on projects.project_files for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy project_files_create on projects.project_files for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy project_files_edit on projects.project_files for update
  using (project_id = any (array(select projects.project_ids_as('editor', false))))
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
create policy project_files_remove on projects.project_files for delete
  using (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, update, delete on projects.project_files to devmentor_projects;

alter table projects.file_versions enable row level security;
alter table projects.file_versions force row level security;
create policy file_versions_read on projects.file_versions for select
  using (project_id = any (array(select projects.project_ids_as('viewer', false))));
create policy file_versions_create on projects.file_versions for insert
  with check (project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert on projects.file_versions to devmentor_projects;

alter table projects.file_uploads enable row level security;
alter table projects.file_uploads force row level security;
create policy file_uploads_own on projects.file_uploads
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
          and project_id = any (array(select projects.project_ids_as('editor', false))));
grant select, insert, delete on projects.file_uploads to devmentor_projects;
