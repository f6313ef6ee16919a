delete from shop.orders where note = 'draft';
commit;
