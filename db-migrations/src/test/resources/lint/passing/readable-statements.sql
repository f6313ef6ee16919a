do $$
begin
  -- lint:allow readable-statements names of roles alone
  execute format('grant select on shop.orders to %I', 'reader');
end
$$;
