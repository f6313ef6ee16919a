drop table memory.search_history;
drop function memory.create_search_history_partitions(integer);
drop type memory.search_mode;
