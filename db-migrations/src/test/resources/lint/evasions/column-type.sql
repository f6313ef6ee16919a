alter table only shop.orders alter note type jsonb using note::jsonb;
-- next migration
alter table if exists shop.orders alter column "note" set data type jsonb using note::jsonb;
-- next migration
ALTER TABLE orders ALTER COLUMN note TYPE jsonb USING note::jsonb;
-- next migration
alter table shop.orders set (fillfactor = 90), alter note type jsonb using note::jsonb;
-- next migration
alter table shop.orders alter -- column
 note type jsonb using note::jsonb;
