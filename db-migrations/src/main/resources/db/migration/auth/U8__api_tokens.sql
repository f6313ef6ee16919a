drop function auth.use_api_token(bytea);
drop table auth.api_tokens;
