-- A check that runs a query for each list costs more than the list.

create or replace function memory.texts_within(texts text[], most integer, longest integer) returns boolean
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
