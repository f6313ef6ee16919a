-- Ways back into an account: a link to reset the password, a link to verify the e-mail address. A token is never
-- stored: the service derives it from the row's id and its master key, and keeps the SHA-256.

create table auth.password_resets (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index password_resets_user_id_idx on auth.password_resets (user_id, id);
create index password_resets_expires_at_idx on auth.password_resets (expires_at);

comment on table auth.password_resets is 'Links to reset a password: each works once, and for a short time';
comment on column auth.password_resets.id is 'Identifier; with the master key it gives the token';
comment on column auth.password_resets.user_id is 'Whose password';
comment on column auth.password_resets.token_hash is 'SHA-256 of the token in the link';
comment on column auth.password_resets.expires_at is 'From then on the link is dead';
comment on column auth.password_resets.used_at is 'When it was used, or overtaken by another one';
comment on column auth.password_resets.created_at is 'When it was asked for';

alter table auth.password_resets enable row level security;
alter table auth.password_resets force row level security;
create policy password_resets_own on auth.password_resets
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, update on auth.password_resets to devmentor_auth;

-- Does the same work for an address without an account, but for one row: the time it takes tells nothing.
create function auth.request_password_reset(login_email text, reset_id uuid, reset_hash bytea, lifetime interval,
                                            most integer) returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
as $$
declare
  person uuid;
  pending bigint;
begin
  select u.id into person from auth.users u where u.email = login_email::citext and u.is_active;
  select count(*) into pending
    from auth.password_resets r
   where r.user_id = person and r.used_at is null and r.expires_at > now();
  if person is not null and pending < most then
    insert into auth.password_resets (id, user_id, token_hash, expires_at)
    values (reset_id, person, reset_hash, now() + lifetime);
    insert into auth.outbox (topic, user_id, payload)
    values ('password-reset-mail', person, jsonb_build_object('id', reset_id));
  end if;
  return person;
end
$$;
comment on function auth.request_password_reset(text, uuid, bytea, interval, integer) is 'Prepares a reset and its mail for the account with this address, unless as many are open as may be; whose account it is, or null';
revoke execute on function auth.request_password_reset(text, uuid, bytea, interval, integer) from public;
grant execute on function auth.request_password_reset(text, uuid, bytea, interval, integer) to devmentor_auth;

create function auth.find_password_reset(reset_hash bytea)
  returns table (reset_id uuid, user_id uuid, email text, username text)
  language sql stable security definer rows 1
  set search_path = pg_catalog, public, pg_temp
as $$
  select r.id, u.id, u.email::text, u.username::text
    from auth.password_resets r join auth.users u on u.id = r.user_id
   where r.token_hash = reset_hash and r.used_at is null and r.expires_at > now() and u.is_active
$$;
comment on function auth.find_password_reset(bytea) is 'The reset that a token stands for, before there is a current user: what happens next is decided as that user';
revoke execute on function auth.find_password_reset(bytea) from public;
grant execute on function auth.find_password_reset(bytea) to devmentor_auth;

create table auth.email_verifications (
  id uuid primary key default uuidv7(),
  user_id uuid not null references auth.users (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index email_verifications_user_id_idx on auth.email_verifications (user_id, id);
create index email_verifications_expires_at_idx on auth.email_verifications (expires_at);

comment on table auth.email_verifications is 'Links that prove that the user reads the mail of the account';
comment on column auth.email_verifications.id is 'Identifier; with the master key it gives the token';
comment on column auth.email_verifications.user_id is 'Whose address';
comment on column auth.email_verifications.token_hash is 'SHA-256 of the token in the link';
comment on column auth.email_verifications.expires_at is 'From then on the link is dead';
comment on column auth.email_verifications.used_at is 'When it was used';
comment on column auth.email_verifications.created_at is 'When it was asked for';

alter table auth.email_verifications enable row level security;
alter table auth.email_verifications force row level security;
create policy email_verifications_own on auth.email_verifications
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update on auth.email_verifications to devmentor_auth;

create function auth.find_email_verification(verification_hash bytea)
  returns table (verification_id uuid, user_id uuid)
  language sql stable security definer rows 1
  set search_path = pg_catalog, pg_temp
as $$
  select v.id, v.user_id
    from auth.email_verifications v
   where v.token_hash = verification_hash and v.used_at is null and v.expires_at > now()
$$;
comment on function auth.find_email_verification(bytea) is 'The verification that a token stands for, before there is a current user';
revoke execute on function auth.find_email_verification(bytea) from public;
grant execute on function auth.find_email_verification(bytea) to devmentor_auth;

create function auth.purge_recovery() returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  purged bigint;
  here bigint;
begin
  delete from auth.password_resets r where r.expires_at <= now();
  get diagnostics purged = row_count;
  delete from auth.email_verifications v where v.expires_at <= now();
  get diagnostics here = row_count;
  return purged + here;
end
$$;
comment on function auth.purge_recovery() is 'Deletes links that have expired; how many';
revoke execute on function auth.purge_recovery() from public;
grant execute on function auth.purge_recovery() to devmentor_auth;
