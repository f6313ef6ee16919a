alter table shop.orders add column note_object jsonb not null default '{}';
