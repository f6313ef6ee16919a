-- Lost is where the audit log begins if months were dropped: its check then misses the first entry.

drop function auth.is_last_superadmin();

create or replace function auth.succeed_lead() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
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

drop function auth.drop_audit_months(timestamptz);
drop table auth.audit_anchor;
