-- API tokens: long-lived, with scopes, for scripts and integrations. Shown once, stored as SHA-256 alone.

create table auth.api_tokens (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  token_hash bytea not null unique check (length(token_hash) = 32),
  scopes text[] not null check (
    cardinality(scopes) between 1 and 8
    and array_position(scopes, null) is null
    and scopes <@ array['read', 'write', 'projects:read', 'projects:write', 'memory:read', 'memory:write',
                        'learning:read', 'learning:write']),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_tokens_user_id_idx on auth.api_tokens (user_id, id);

comment on table auth.api_tokens is 'Tokens with scopes that speak for a user without a login';
comment on column auth.api_tokens.id is 'Identifier: the claim sid of the access tokens it is exchanged for';
comment on column auth.api_tokens.user_id is 'For whom it speaks';
comment on column auth.api_tokens.name is 'What the user calls it';
comment on column auth.api_tokens.token_hash is 'SHA-256 of the token';
comment on column auth.api_tokens.scopes is 'What it may do: read, write, or either within one area';
comment on column auth.api_tokens.last_used_at is 'When it was last used, to the minute; null: never';
comment on column auth.api_tokens.expires_at is 'From then on it is refused; null: good until it is revoked';
comment on column auth.api_tokens.revoked_at is 'When the user revoked it';
comment on column auth.api_tokens.created_at is 'When it was made';

alter table auth.api_tokens enable row level security;
alter table auth.api_tokens force row level security;
create policy api_tokens_own on auth.api_tokens
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on auth.api_tokens to devmentor_auth;

create function auth.use_api_token(used_hash bytea)
  returns table (token_id uuid, user_id uuid, user_role text, scopes text[], expires_at timestamptz)
  language plpgsql security definer rows 1
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- To the minute: a busy token must not write a row with each request.
  update auth.api_tokens t
     set last_used_at = now()
   where t.token_hash = used_hash and t.revoked_at is null
     and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute');
  return query
  select t.id, u.id, u.role::text, t.scopes, t.expires_at
    from auth.api_tokens t join auth.users u on u.id = t.user_id
   where t.token_hash = used_hash and t.revoked_at is null and u.is_active
     and (t.expires_at is null or t.expires_at > now());
end
$$;
comment on function auth.use_api_token(bytea) is 'For whom a token speaks that is good now, before there is a current user; notes that it was used';
revoke execute on function auth.use_api_token(bytea) from public;
grant execute on function auth.use_api_token(bytea) to devmentor_auth;
