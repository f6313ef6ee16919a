-- Runs after each migration of a schema (current_schema()): what reports may read and importers may write.
-- Left out: Flyway's history, the tables of the platform, and partitions, which are used through their parent.
-- auth grants by hand, column by column: it holds secrets. The books of importers are theirs alone.
do $$
declare
  entry record;
begin
  for entry in
    select c.oid::regclass as name
      from pg_class c
     where c.relnamespace = current_schema()::regnamespace
       and current_schema() <> 'auth'
       and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('flyway_schema_history', 'outbox', 'idempotency_keys')
  loop
    if current_schema() <> 'legacy_import' then
      execute format('grant select on %s to devmentor_readonly', entry.name);
    end if;
    execute format('grant select, insert, update, delete on %s to devmentor_import', entry.name);
  end loop;
end
$$;
