set local lock_timeout = 0;
