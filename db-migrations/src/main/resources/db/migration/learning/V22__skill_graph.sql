-- Writers of edges take turns at a row, not at an advisory lock: a transaction with an older snapshot (repeatable read) then
-- fails instead of overlooking what the other has added. And a cycle is named without trying every way through the graph.

create table learning.skill_graph (
  only_row boolean primary key default true check (only_row),
  edges_added bigint not null default 0 check (edges_added >= 0)
);
comment on table learning.skill_graph is 'Who adds a prerequisite locks this row until the transaction ends';
comment on column learning.skill_graph.only_row is 'Always true: there is one row';
comment on column learning.skill_graph.edges_added is 'How many prerequisites were ever added';
insert into learning.skill_graph (edges_added) select count(*) from learning.skill_prerequisites;

create or replace function learning.prerequisite_path(from_id uuid, to_id uuid) returns text
  language plpgsql stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  reached uuid[] := array[from_id];
  origins uuid[] := array[null::uuid];
  frontier uuid[] := reached;
  next_origins uuid[];
  path uuid[] := array[to_id];
begin
  while to_id <> all (reached) loop
    select array_agg(n.id), array_agg(n.origin) into frontier, next_origins
      from (select distinct on (edge.requires_id) edge.requires_id as id, edge.skill_id as origin
              from learning.skill_prerequisites edge
             where edge.skill_id = any (frontier) and edge.requires_id <> all (reached)
             order by edge.requires_id, edge.skill_id) as n;
    if frontier is null then
      return null;
    end if;
    reached := reached || frontier;
    origins := origins || next_origins;
  end loop;
  while path[1] <> from_id loop
    path := origins[array_position(reached, path[1])] || path;
  end loop;
  return (select string_agg(skill.slug, ' -> ' order by step.ordinal)
            from unnest(to_id || path) with ordinality as step (id, ordinal)
            join learning.skills as skill on skill.id = step.id);
end
$$;

create or replace function learning.refuse_prerequisite_cycle() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  closed boolean;
begin
  update learning.skill_graph set edges_added = edges_added + 1;
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
