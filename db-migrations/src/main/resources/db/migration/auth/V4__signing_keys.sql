-- Keys that sign access tokens: published first (next), then signing (active), then only verifying (retired).

create type auth.signing_key_status as enum ('next', 'active', 'retired');
comment on type auth.signing_key_status is 'Where a key is in its life';

create table auth.signing_keys (
  kid text primary key check (length(kid) between 1 and 64),
  algorithm text not null default 'ES256' check (algorithm = 'ES256'),
  public_jwk jsonb not null check (jsonb_typeof(public_jwk) = 'object' and not public_jwk ? 'd'),
  private_key_encrypted bytea not null,
  master_key_id text not null check (master_key_id ~ '^[0-9a-f]{16}$'),
  status auth.signing_key_status not null,
  activated_at timestamptz,
  retired_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint signing_keys_dates_fit_status check (
    (status = 'next') = (activated_at is null) and (status = 'retired') = (retired_at is not null))
);
create unique index signing_keys_one_active_key on auth.signing_keys (status) where status = 'active';
create unique index signing_keys_one_next_key on auth.signing_keys (status) where status = 'next';
create trigger signing_keys_touch before update on auth.signing_keys
  for each row execute function auth.touch_updated_at();

comment on table auth.signing_keys is 'Keys that sign access tokens. No user data, no row-level security: the auth service alone may read it';
comment on column auth.signing_keys.kid is 'The name of the key in the header of a token';
comment on column auth.signing_keys.algorithm is 'Signature algorithm as in RFC 7518';
comment on column auth.signing_keys.public_jwk is 'Public half as a JSON Web Key; never the private member d';
comment on column auth.signing_keys.private_key_encrypted is 'Private half (PKCS #8), encrypted with the master key (AES-256-GCM: nonce, ciphertext, tag; bound to the kid)';
comment on column auth.signing_keys.master_key_id is 'Which master key that is: it names it and does not tell it';
comment on column auth.signing_keys.status is 'next: published; active: signs; retired: verifies';
comment on column auth.signing_keys.activated_at is 'When it began to sign';
comment on column auth.signing_keys.retired_at is 'When it ceased to sign';
comment on column auth.signing_keys.expires_at is 'From then on it is published no more: every token it signed has expired';
comment on column auth.signing_keys.created_at is 'When it was made';
comment on column auth.signing_keys.updated_at is 'When its status changed last';
grant select, insert, update, delete on auth.signing_keys to devmentor_auth;
