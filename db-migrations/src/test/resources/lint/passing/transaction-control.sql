do $$ begin delete from shop.orders where note = 'draft'; end $$;
