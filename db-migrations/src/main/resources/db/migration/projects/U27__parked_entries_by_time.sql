drop index projects.outbox_parked_at_idx;
