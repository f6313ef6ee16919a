alter table shop.orders alter column note set not null;
