create table auth.half (id uuid primary key);
insert into auth.half (id) values (uuidv7());
select no_such_column from auth.half;
