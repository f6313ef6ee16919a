truncate table only shop.orders;
-- next migration
truncate shop.visits_old, orders cascade;
