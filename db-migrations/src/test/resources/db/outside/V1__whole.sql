create table auth.whole (note text);
