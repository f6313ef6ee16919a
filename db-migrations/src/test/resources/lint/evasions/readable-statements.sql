do $$ begin execute 'alter table shop.orders ' || 'drop column note'; end $$;
-- next migration
do $$ declare verb text := 'drop'; begin execute verb; end $$;
