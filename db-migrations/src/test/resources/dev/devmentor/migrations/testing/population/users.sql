-- 1,000 users. The first has the rows 1 to 10,000 of each table, the second the next one, the others share the rest.
create function pg_temp.id(kind text, n integer) returns uuid language sql immutable
  return md5(kind || '-' || n)::uuid;
create function pg_temp.owner(n integer) returns uuid language sql immutable
  return pg_temp.id('user', case when n <= 10000 then 1 when n = 10001 then 2 else 3 + n % 998 end);
-- Of what belongs to another row: the first such row has 10,000 of them, every other one.
create function pg_temp.parent(n integer) returns integer language sql immutable
  return case when n <= 10000 then 1 else n end;
insert into auth.users (id, email, username)
select pg_temp.id('user', n), 'user-' || n || '@example.test', 'user-' || n from generate_series(1, 1000) n;
