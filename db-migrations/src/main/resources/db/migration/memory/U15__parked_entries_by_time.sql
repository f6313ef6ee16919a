drop index memory.outbox_parked_at_idx;
