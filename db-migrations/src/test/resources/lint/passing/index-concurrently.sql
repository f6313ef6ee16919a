create index concurrently if not exists orders_note_idx on shop.orders (note);
-- next migration
create index visits_at_idx on only shop.visits (at);
