alter table orders rename note to remark;
-- next migration
alter table shop.orders rename to bills;
-- next migration
alter table shop.orders set schema public;
-- next migration
alter view shop.notes_of rename to other;
-- next migration
alter type shop.mood rename value 'bad' to 'sad';
-- next migration
alter function shop.total() rename to sum;
