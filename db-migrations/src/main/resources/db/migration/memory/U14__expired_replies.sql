drop function memory.purge_replies();
