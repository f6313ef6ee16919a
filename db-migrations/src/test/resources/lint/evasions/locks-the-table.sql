lock shop.orders;
-- next migration
lock table only orders in share mode;
