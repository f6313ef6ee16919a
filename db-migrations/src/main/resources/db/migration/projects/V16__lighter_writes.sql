-- What a new task costs: most have no epic, no parent and nobody yet, and need no entry in the indexes of those; and a check that
-- runs a query for each list costs more than the list.

create index tasks_epic_set_idx on projects.tasks (project_id, epic_id, position, id) where epic_id is not null;
create index tasks_parent_set_idx on projects.tasks (project_id, parent_id, position, id) where parent_id is not null;
create index tasks_assignee_member_set_idx on projects.tasks (project_id, assignee_id, position, id) where assignee_id is not null;
create index tasks_assignee_set_idx on projects.tasks (assignee_id, id) where assignee_id is not null;
drop index projects.tasks_epic_idx, projects.tasks_parent_idx, projects.tasks_assignee_member_idx, projects.tasks_assignee_id_idx;

create or replace function projects.texts_within(texts text[], most integer, longest integer) returns boolean
  language plpgsql immutable strict
  set search_path = pg_catalog, pg_temp
as $$
declare
  entry text;
begin
  if cardinality(texts) > most then
    return false;
  end if;
  foreach entry in array texts loop
    if entry is null or length(entry) not between 1 and longest then
      return false;
    end if;
  end loop;
  return true;
end
$$;
