drop table memory.outbox;
drop table memory.idempotency_keys;
drop function memory.texts_within(text[], integer, integer);
drop function memory.touch_updated_at();
