-- Upkeep looks for entries that were parked long ago, however many others wait. Outside of a transaction: nobody waits for the index.

create index concurrently if not exists outbox_parked_at_idx on projects.outbox (parked_at) where parked_at is not null;
