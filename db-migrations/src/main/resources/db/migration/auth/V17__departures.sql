-- What goes leaves the rest in order: old months of the audit log, leads of teams, superadmins.

create table auth.audit_anchor (
  only_row boolean primary key default true check (only_row),
  sequence bigint not null check (sequence >= 0),
  hash bytea not null check (length(hash) = 32),
  updated_at timestamptz not null default now()
);
create trigger audit_anchor_touch before update on auth.audit_anchor
  for each row execute function auth.touch_updated_at();
comment on table auth.audit_anchor is 'The last entry of the audit log that was dropped with its month: the chain is checked from the next one on';
comment on column auth.audit_anchor.only_row is 'Always true: there is one row';
comment on column auth.audit_anchor.sequence is 'Its sequence number; 0 while the log is complete';
comment on column auth.audit_anchor.hash is 'Its hash; zeros while the log is complete';
comment on column auth.audit_anchor.updated_at is 'When months were dropped last';
insert into auth.audit_anchor (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));
grant select on auth.audit_anchor to devmentor_auth;

create function auth.drop_audit_months(before timestamptz) returns integer
  language plpgsql
  set search_path = pg_catalog, pg_temp
  set timezone = 'UTC'
as $$
declare
  partition text;
  last record;
  dropped integer := 0;
begin
  -- Entries of months without a partition would stay behind, in the middle of what goes.
  perform auth.ensure_partitions(0);
  -- Of an empty month nothing is to be remembered; no entry is older than the one before it.
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'auth.audit_log'::regclass and c.relname ~ '^audit_log_\d{4}_\d{2}$'
       and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
     order by c.relname
  loop
    execute format('select p.sequence, p.hash from auth.%I p order by p.sequence desc limit 1', partition) into last;
    update auth.audit_anchor a set sequence = last.sequence, hash = last.hash where a.sequence < last.sequence;
    execute format('drop table auth.%I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;
comment on function auth.drop_audit_months(timestamptz) is 'Drops the months of the audit log that ended before this time and remembers where the rest begins; how many. For the owner alone';
revoke execute on function auth.drop_audit_months(timestamptz) from public;

-- Of two leads that go at the same time, each would find the other one there.
create or replace function auth.succeed_lead() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  perform from auth.teams t where t.id = old.team_id for no key update;
  if exists (select from auth.team_members m where m.team_id = old.team_id and m.role = 'lead') then
    return null;
  end if;
  update auth.team_members m set role = 'lead'
   where m.team_id = old.team_id
     and m.user_id = (select f.user_id from auth.team_members f
                       where f.team_id = old.team_id order by f.created_at, f.user_id limit 1);
  if not found then
    delete from auth.teams t where t.id = old.team_id;
  end if;
  return null;
end
$$;

-- The lock is held until the end of the transaction: of two superadmins that go at the same time, one is the last.
create function auth.is_last_superadmin() returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  me constant uuid := nullif(current_setting('app.user_id', true), '')::uuid;
begin
  if not exists (select from auth.users u where u.id = me and u.role = 'superadmin') then
    return false;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('auth.superadmins', 0));
  return not exists (select from auth.users u where u.id <> me and u.role = 'superadmin' and u.is_active);
end
$$;
comment on function auth.is_last_superadmin() is 'Whether the current user (app.user_id) is a superadmin and no other active one is there, nor leaves before the transaction ends';
revoke execute on function auth.is_last_superadmin() from public;
grant execute on function auth.is_last_superadmin() to devmentor_auth;
