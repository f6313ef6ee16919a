create or replace function projects.texts_within(texts text[], most integer, longest integer) returns boolean
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select cardinality(texts) <= most
     and (select coalesce(bool_and(t is not null and length(t) between 1 and longest), true)
            from unnest(texts) as t)
$$;

create index tasks_epic_idx on projects.tasks (project_id, epic_id, position, id);
create index tasks_parent_idx on projects.tasks (project_id, parent_id, position, id);
create index tasks_assignee_member_idx on projects.tasks (project_id, assignee_id, position, id);
create index tasks_assignee_id_idx on projects.tasks (assignee_id, id);
drop index projects.tasks_epic_set_idx, projects.tasks_parent_set_idx, projects.tasks_assignee_member_set_idx, projects.tasks_assignee_set_idx;
