-- What every schema has. Entries of the outbox that are done are gone: here are those given up and those put off to tomorrow.
insert into outbox (topic, user_id, payload, attempts, available_at, parked_at)
select (array['mail', 'index', 'erase'])[1 + n % 3], pg_temp.owner(n), jsonb_build_object('id', n), 5,
       now() + interval '1 day' + n * interval '1 second', case when n % 10 < 7 then now() end
  from generate_series(1, 100000) n;
insert into idempotency_keys (user_id, operation, key, request_hash, reply)
select pg_temp.owner(n), 'POST something', 'key-' || n, sha256(('request-' || n)::bytea), '{}' from generate_series(1, 100000) n;
