drop table learning.outbox;
drop table learning.idempotency_keys;
drop function learning.touch_updated_at();
