alter table shop.orders alter column note type jsonb using note::jsonb;
