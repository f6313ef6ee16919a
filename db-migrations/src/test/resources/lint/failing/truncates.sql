truncate shop.orders;
