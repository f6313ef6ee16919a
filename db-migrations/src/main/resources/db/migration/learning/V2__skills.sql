-- The skill graph: shared by all users, written by administrators.

create type learning.skill_category as enum
  ('foundations', 'languages', 'web', 'databases', 'testing', 'security', 'operations', 'architecture', 'algorithms', 'practices');
comment on type learning.skill_category is 'The field a skill belongs to';

create table learning.skills (
  id uuid primary key default uuidv7(),
  slug text collate "C" not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 64),
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 2000),
  category learning.skill_category not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table learning.skills is 'What a developer can learn; shared reference data';
comment on column learning.skills.id is 'Identifier, ordered by time';
comment on column learning.skills.slug is 'The name in addresses; never changes';
comment on column learning.skills.name is 'The name people read';
comment on column learning.skills.description is 'What belongs to the skill';
comment on column learning.skills.category is 'The field it belongs to';
comment on column learning.skills.version is 'Counts changes, also of its edges in the graph';
comment on column learning.skills.created_at is 'When it was added';
comment on column learning.skills.updated_at is 'When it was last changed';
create trigger skills_touch before update on learning.skills
  for each row execute function learning.touch_updated_at();
grant select, insert on learning.skills to devmentor_learning;
grant update (name, description, category, version) on learning.skills to devmentor_learning;

create table learning.skill_prerequisites (
  skill_id uuid not null references learning.skills (id) on delete cascade,
  requires_id uuid not null references learning.skills (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (skill_id, requires_id)
);
comment on table learning.skill_prerequisites is 'What a skill builds on directly; never a cycle';
comment on column learning.skill_prerequisites.skill_id is 'The skill that builds on another';
comment on column learning.skill_prerequisites.requires_id is 'The skill to learn before';
comment on column learning.skill_prerequisites.created_at is 'When the edge was added';
create index skill_prerequisites_requires_id_idx on learning.skill_prerequisites (requires_id);
grant select, insert, delete on learning.skill_prerequisites to devmentor_learning;

create function learning.prerequisite_path(from_id uuid, to_id uuid) returns text
  language sql
  stable
  set search_path = pg_catalog, pg_temp
as $$
  with recursive walk (id, path) as (
    select from_id, array[from_id]
    union all
    select edge.requires_id, walk.path || edge.requires_id
    from walk join learning.skill_prerequisites as edge on edge.skill_id = walk.id
    where walk.id <> to_id and edge.requires_id <> all (walk.path)
  )
  select string_agg(skill.slug, ' -> ' order by step.ordinal)
  from (select path from walk where id = to_id limit 1) as shortest
  cross join unnest(array[to_id] || shortest.path) with ordinality as step (id, ordinal)
  join learning.skills as skill on skill.id = step.id
$$;
comment on function learning.prerequisite_path(uuid, uuid) is 'The slugs of the cycle that an edge from the second skill to the first closes';
grant execute on function learning.prerequisite_path(uuid, uuid) to devmentor_learning;

-- The lock makes writers of edges take turns: two edges added at the same time could close a cycle together.
create function learning.refuse_prerequisite_cycle() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  closed boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('learning.skill_prerequisites', 0));
  with recursive walk (id) as (
    select new.requires_id
    union
    select edge.requires_id
    from walk join learning.skill_prerequisites as edge on edge.skill_id = walk.id
  )
  select exists (select from walk where id = new.skill_id) into closed;
  if closed then
    raise exception 'prerequisites form a cycle'
      using errcode = 'check_violation', constraint = 'skill_prerequisites_acyclic', schema = 'learning',
            table = 'skill_prerequisites', detail = learning.prerequisite_path(new.requires_id, new.skill_id);
  end if;
  return null;
end
$$;
comment on function learning.refuse_prerequisite_cycle() is 'Refuses an edge that closes a cycle and names the cycle in the detail of the error';
create trigger skill_prerequisites_acyclic after insert or update on learning.skill_prerequisites
  for each row execute function learning.refuse_prerequisite_cycle();
