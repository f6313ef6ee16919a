drop function projects.purge_replies();
