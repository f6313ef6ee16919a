-- The audit log: append-only, chained by hashes, and still able to forget a person.
--
-- Each entry's hash covers its predecessor's hash, its own public columns and two digests of its personal columns:
-- one of the subject's, one of the actor's. A digest is salted with random bytes stored in the same row. Erasing a
-- person sets their columns and the salt to null: the digest stays, so the chain still verifies, but without the
-- salt nothing leads back from it.

create type auth.audit_event as enum
  ('registered', 'login', 'login_failed', 'account_locked', 'token_reused', 'logout', 'logout_all', 'session_revoked',
   'password_changed', 'password_reset_requested', 'password_reset', 'email_verified', 'profile_changed',
   'data_exported', 'account_erased', 'api_token_created', 'api_token_revoked', 'role_changed', 'user_activated',
   'user_deactivated', 'signing_key_rotated', 'team_created', 'team_deleted', 'team_member_changed');
comment on type auth.audit_event is 'What happened';
create type auth.audit_severity as enum ('info', 'notice', 'warning', 'critical');
comment on type auth.audit_severity is 'How much an operator should care, ascending';

create table auth.audit_log (
  sequence bigint not null check (sequence > 0),
  event auth.audit_event not null,
  severity auth.audit_severity not null default 'info',
  user_id uuid,
  details jsonb check (jsonb_typeof(details) = 'object'),
  subject_salt bytea check (length(subject_salt) = 16),
  subject_digest bytea not null check (length(subject_digest) = 32),
  actor_id uuid,
  ip_address inet,
  user_agent text check (length(user_agent) <= 512),
  actor_salt bytea check (length(actor_salt) = 16),
  actor_digest bytea not null check (length(actor_digest) = 32),
  created_at timestamptz not null,
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (sequence, created_at)
) partition by range (created_at);
create index audit_log_user_id_idx on auth.audit_log (user_id, sequence);
create index audit_log_actor_id_idx on auth.audit_log (actor_id, sequence);
create index audit_log_event_idx on auth.audit_log (event, sequence);

comment on table auth.audit_log is 'What happened to accounts; append-only, partitioned by month (UTC). No foreign keys: entries outlive users';
comment on column auth.audit_log.sequence is 'Place in the chain: 1, 2, 3, … without gaps';
comment on column auth.audit_log.event is 'What happened';
comment on column auth.audit_log.severity is 'How much an operator should care';
comment on column auth.audit_log.user_id is 'To whom it happened; null: to nobody, or to someone erased since';
comment on column auth.audit_log.details is 'More about it, about the subject alone; null once the subject is erased';
comment on column auth.audit_log.subject_salt is 'Salt of subject_digest; null once the subject is erased';
comment on column auth.audit_log.subject_digest is 'SHA-256 of salt, user_id and details';
comment on column auth.audit_log.actor_id is 'Who did it; null: nobody logged in, or someone erased since';
comment on column auth.audit_log.ip_address is 'Where the actor''s request came from; null once the actor is erased';
comment on column auth.audit_log.user_agent is 'What the actor''s client said it is; null once the actor is erased';
comment on column auth.audit_log.actor_salt is 'Salt of actor_digest; null once the actor is erased';
comment on column auth.audit_log.actor_digest is 'SHA-256 of salt, actor_id, ip_address and user_agent';
comment on column auth.audit_log.created_at is 'When it happened; never before the entry before it';
comment on column auth.audit_log.previous_hash is 'Hash of the entry before; zeros for the first';
comment on column auth.audit_log.hash is 'SHA-256 of previous_hash, sequence, event, severity, created_at and both digests';

create table auth.audit_log_default partition of auth.audit_log default;
comment on table auth.audit_log_default is 'Entries of months without a partition of their own';
-- No policy and no grant: whoever goes around the parent table sees nothing.
alter table auth.audit_log_default enable row level security;
alter table auth.audit_log_default force row level security;

create function auth.create_audit_partitions(months_ahead integer) returns integer
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  month timestamp := date_trunc('month', now() at time zone 'UTC');
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('auth.audit_partitions', 0));
  for i in 0..months_ahead loop
    partition := 'audit_log_' || to_char(month + make_interval(months => i), 'YYYY_MM');
    if to_regclass('auth.' || partition) is null then
      execute format('create table auth.%I partition of auth.audit_log for values from (%L) to (%L)', partition,
        (month + make_interval(months => i)) at time zone 'UTC',
        (month + make_interval(months => i + 1)) at time zone 'UTC');
      execute format('alter table auth.%I enable row level security', partition);
      execute format('alter table auth.%I force row level security', partition);
      execute format('comment on table auth.%I is %L', partition, 'Entries of one month (UTC)');
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;
comment on function auth.create_audit_partitions(integer) is 'Makes the partitions of this month and of so many after it; how many were missing';
revoke execute on function auth.create_audit_partitions(integer) from public;
grant execute on function auth.create_audit_partitions(integer) to devmentor_auth;
select auth.create_audit_partitions(12);

create table auth.audit_head (
  only_row boolean primary key default true check (only_row),
  sequence bigint not null,
  hash bytea not null check (length(hash) = 32),
  written_at timestamptz not null
);
comment on table auth.audit_head is 'The last entry of the audit log: appending locks this row, and cutting off the end of the log shows';
comment on column auth.audit_head.only_row is 'Always true: there is one row';
comment on column auth.audit_head.sequence is 'Its sequence number; 0 while the log is empty';
comment on column auth.audit_head.hash is 'Its hash; zeros while the log is empty';
comment on column auth.audit_head.written_at is 'Its created_at';
insert into auth.audit_head (sequence, hash, written_at)
values (0, decode(repeat('00', 32), 'hex'), '-infinity');

create function auth.audit_digest(salt bytea, variadic personal text[]) returns bytea
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select sha256(salt || convert_to(to_jsonb(personal)::text, 'UTF8'))
$$;
comment on function auth.audit_digest(bytea, text[]) is 'What stands for personal columns in the hash of an audit entry';

create function auth.audit_hash(entry auth.audit_log) returns bytea
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select sha256(entry.previous_hash || entry.subject_digest || entry.actor_digest || convert_to(jsonb_build_array(
    entry.sequence, entry.event, entry.severity, extract(epoch from entry.created_at))::text, 'UTF8'))
$$;
comment on function auth.audit_hash(auth.audit_log) is 'The hash an audit entry must have';

-- The row of audit_head stays locked until the transaction ends: append last, and keep the transaction short.
create function auth.append_audit(event auth.audit_event, severity auth.audit_severity, user_id uuid, details jsonb,
                                  actor_id uuid, ip_address inet, user_agent text) returns bigint
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  head auth.audit_head;
  entry auth.audit_log;
begin
  select h.* into strict head from auth.audit_head h for no key update;
  entry.sequence := head.sequence + 1;
  entry.event := event;
  entry.severity := severity;
  entry.user_id := user_id;
  entry.details := details;
  entry.subject_salt := uuid_send(gen_random_uuid());
  entry.subject_digest := auth.audit_digest(entry.subject_salt, user_id::text, details::text);
  entry.actor_id := actor_id;
  entry.ip_address := ip_address;
  entry.user_agent := left(user_agent, 512);
  entry.actor_salt := uuid_send(gen_random_uuid());
  entry.actor_digest := auth.audit_digest(entry.actor_salt, actor_id::text, ip_address::text, entry.user_agent);
  entry.created_at := greatest(clock_timestamp(), head.written_at);
  entry.previous_hash := head.hash;
  entry.hash := auth.audit_hash(entry);
  insert into auth.audit_log select entry.*;
  update auth.audit_head h set sequence = entry.sequence, hash = entry.hash, written_at = entry.created_at;
  return entry.sequence;
end
$$;
comment on function auth.append_audit(auth.audit_event, auth.audit_severity, uuid, jsonb, uuid, inet, text) is 'Appends an entry to the audit log, the only way to do so; its sequence number';
revoke execute on function auth.append_audit(auth.audit_event, auth.audit_severity, uuid, jsonb, uuid, inet, text) from public;
grant execute on function auth.append_audit(auth.audit_event, auth.audit_severity, uuid, jsonb, uuid, inet, text) to devmentor_auth;

-- Holds for the owner of the table too. Old months go by dropping their partition.
create function auth.guard_audit_log() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  forgotten auth.audit_log := old;
begin
  if tg_op = 'UPDATE' then
    if new.subject_salt is null then
      forgotten.user_id := null;
      forgotten.details := null;
      forgotten.subject_salt := null;
    end if;
    if new.actor_salt is null then
      forgotten.actor_id := null;
      forgotten.ip_address := null;
      forgotten.user_agent := null;
      forgotten.actor_salt := null;
    end if;
    if new is not distinct from forgotten then
      return new;
    end if;
  end if;
  raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;
comment on function auth.guard_audit_log() is 'Lets an update of the audit log forget a person and do nothing else';
create trigger audit_log_append_only before update or delete on auth.audit_log
  for each row execute function auth.guard_audit_log();

create function auth.forget_in_audit_log() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  -- A failed login has no actor; more often than not it was the user.
  update auth.audit_log a set actor_id = null, ip_address = null, user_agent = null, actor_salt = null
   where a.actor_id = old.id or (a.user_id = old.id and a.actor_id is null);
  update auth.audit_log a set user_id = null, details = null, subject_salt = null where a.user_id = old.id;
  return null;
end
$$;
comment on function auth.forget_in_audit_log() is 'Takes an erased user out of the audit log; the chain stays valid';
create trigger users_forget_in_audit_log after delete on auth.users
  for each row execute function auth.forget_in_audit_log();

alter table auth.audit_log enable row level security;
alter table auth.audit_log force row level security;
create policy audit_log_own on auth.audit_log for select
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy audit_log_admin_read on auth.audit_log for select
  using ((select auth.is_admin()));
grant select on auth.audit_log to devmentor_auth;
grant select on auth.audit_head to devmentor_auth;
