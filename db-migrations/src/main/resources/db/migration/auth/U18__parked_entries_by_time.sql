drop index auth.outbox_parked_at_idx;
