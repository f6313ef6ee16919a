drop function learning.purge_replies();
