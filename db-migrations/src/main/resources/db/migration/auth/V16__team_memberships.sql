-- Policies ask for the membership in the team of the row that is read, instead of collecting all teams of the user first; and an
-- account's usable API tokens are found without those it has revoked.

-- Reads with the rights of the owner, as a definer function does, but the planner sees through it. The barrier keeps functions
-- of whoever reads it away from memberships of others.
create view auth.team_memberships with (security_barrier) as
select m.team_id, m.role
  from auth.team_members m
 where m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid);
comment on view auth.team_memberships is 'The teams of the current user (app.user_id). A policy reads (select m.role from auth.team_memberships m where m.team_id = teams.id) is not null';
comment on column auth.team_memberships.team_id is 'The team';
comment on column auth.team_memberships.role is 'What the current user may do there';
grant select on auth.team_memberships to devmentor_auth;

-- "is not null" tells the planner that a policy refuses hardly any row that a statement comes upon.
alter policy teams_member_read on auth.teams
  using ((select m.role from auth.team_memberships m where m.team_id = teams.id) is not null);
alter policy teams_lead_change on auth.teams
  using ((select m.role from auth.team_memberships m where m.team_id = teams.id and m.role >= 'lead') is not null)
  with check ((select m.role from auth.team_memberships m where m.team_id = teams.id and m.role >= 'lead') is not null);
alter policy teams_lead_delete on auth.teams
  using ((select m.role from auth.team_memberships m where m.team_id = teams.id and m.role >= 'lead') is not null);

alter policy team_members_read on auth.team_members
  using ((select m.role from auth.team_memberships m where m.team_id = team_members.team_id) is not null);
alter policy team_members_lead_insert on auth.team_members
  with check ((select m.role from auth.team_memberships m
                where m.team_id = team_members.team_id and m.role >= 'lead') is not null);
alter policy team_members_lead_change on auth.team_members
  using ((select m.role from auth.team_memberships m
           where m.team_id = team_members.team_id and m.role >= 'lead') is not null)
  with check ((select m.role from auth.team_memberships m
                where m.team_id = team_members.team_id and m.role >= 'lead') is not null);
alter policy team_members_delete on auth.team_members
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
      or (select m.role from auth.team_memberships m
           where m.team_id = team_members.team_id and m.role >= 'lead') is not null);

create or replace function auth.members_of(wanted uuid[])
  returns table (team_id uuid, user_id uuid, username text, member_role text)
  language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp
as $$
  select m.team_id, m.user_id, (select u.username::text from auth.users u where u.id = m.user_id), m.role::text
    from auth.team_members m
   where m.team_id = any (wanted)
     and (select own.role from auth.team_memberships own where own.team_id = m.team_id) is not null
   order by m.team_id, m.role desc, m.created_at, m.user_id
$$;

create or replace function auth.touch_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update auth.teams t set version = default
   where t.id = changed and (select m.role from auth.team_memberships m where m.team_id = changed) is not null
  returning t.version
$$;

create or replace function auth.lock_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  select t.version
    from auth.teams t
   where t.id = changed and (select m.role from auth.team_memberships m where m.team_id = changed) is not null
     for no key update of t
$$;

drop function auth.team_ids_as(auth.team_role);

create index api_tokens_usable_idx on auth.api_tokens (user_id, id) where revoked_at is null;
