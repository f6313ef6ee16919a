drop table projects.outbox;
drop table projects.idempotency_keys;
drop function projects.texts_within(text[], integer, integer);
drop function projects.touch_updated_at();
