create or replace function memory.texts_within(texts text[], most integer, longest integer) returns boolean
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select cardinality(texts) <= most
     and (select coalesce(bool_and(t is not null and length(t) between 1 and longest), true)
            from unnest(texts) as t)
$$;
