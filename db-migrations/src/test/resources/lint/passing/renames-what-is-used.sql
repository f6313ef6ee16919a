alter table shop.orders add column remark text;
