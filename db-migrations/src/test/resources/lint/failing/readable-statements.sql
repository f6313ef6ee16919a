do $$
begin
  execute format('alter table shop.%I alter column note type jsonb', 'orders');
end
$$;
