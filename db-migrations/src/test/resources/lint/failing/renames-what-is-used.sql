alter table shop.orders rename column note to remark;
