drop table auth.outbox;
drop table auth.idempotency_keys;
