reindex table shop.orders;
