CREATE INDEX orders_note_idx ON "shop"."orders" (note);
-- next migration
create unique index if not exists orders_note_idx on only shop.orders (note);
-- next migration
create /* concurrently */ index orders_note_idx on orders (note);
-- next migration
select 1; create index orders_note_idx on shop.orders (note);
-- next migration
do $$ begin if true then create index orders_note_idx on shop.orders (note); end if; end $$;
-- next migration
do $do$ begin execute 'create index orders_note_idx on shop.orders (note)'; end $do$;
-- next migration
create index visits_old_at_idx on shop.visits_old (at);
-- next migration
create index visits_at_idx on shop.visits (at);
