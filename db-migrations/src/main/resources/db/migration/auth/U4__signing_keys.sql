drop table auth.signing_keys;
drop type auth.signing_key_status;
