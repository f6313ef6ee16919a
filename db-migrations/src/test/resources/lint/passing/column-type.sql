alter table shop.orders add column note_object jsonb not null default '{}';
comment on column shop.orders.note_object is 'For programs';
