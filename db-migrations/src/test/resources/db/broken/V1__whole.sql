create table auth.whole (id uuid primary key);
