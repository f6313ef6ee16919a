lock table shop.orders in exclusive mode;
