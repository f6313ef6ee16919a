create or replace function learning.prerequisite_path(from_id uuid, to_id uuid) returns text
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

create or replace function learning.refuse_prerequisite_cycle() returns trigger
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

drop table learning.skill_graph;
