alter table shop.orders drop note;
-- next migration
alter table shop.orders set (fillfactor = 90), drop column if exists note cascade;
-- next migration
drop table if exists other, shop.orders;
-- next migration
drop view shop.notes_of;
-- next migration
drop type shop.mood;
-- next migration
drop function if exists shop.total();
