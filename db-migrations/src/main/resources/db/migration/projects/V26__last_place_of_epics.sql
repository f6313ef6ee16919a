-- Behind the last place that a client can name there is none: epics that share it are in the order in which they came.
create or replace function projects.place_epic() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.position := coalesce(
    new.position,
    (select least(floor(max(e.position)) + 1, 999999999.9999999999) from projects.epics e where e.project_id = new.project_id),
    1);
  return new;
end
$$;
