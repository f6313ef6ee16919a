-- lint:allow drops-what-is-used release 2.3 stopped reading it
alter table shop.orders drop column note;
