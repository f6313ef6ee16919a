create or replace function projects.place_epic() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.position := coalesce(
    new.position,
    (select floor(max(e.position)) + 1 from projects.epics e where e.project_id = new.project_id),
    1);
  return new;
end
$$;
