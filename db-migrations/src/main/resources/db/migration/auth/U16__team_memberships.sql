-- Nothing is lost: policies collect all teams of the user again.

drop index auth.api_tokens_usable_idx;

create function auth.team_ids_as(minimum auth.team_role) returns setof uuid
  language sql stable security definer rows 20
  set search_path = pg_catalog, pg_temp
as $$
  select m.team_id
    from auth.team_members m
   where m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid) and m.role >= minimum
$$;
comment on function auth.team_ids_as(auth.team_role) is 'The teams in which the current user (app.user_id) has at least this role; for policies';
revoke execute on function auth.team_ids_as(auth.team_role) from public;
grant execute on function auth.team_ids_as(auth.team_role) to devmentor_auth, devmentor_import;

alter policy teams_member_read on auth.teams
  using (id = any (array(select auth.team_ids_as('member'))));
alter policy teams_lead_change on auth.teams
  using (id = any (array(select auth.team_ids_as('lead'))))
  with check (id = any (array(select auth.team_ids_as('lead'))));
alter policy teams_lead_delete on auth.teams
  using (id = any (array(select auth.team_ids_as('lead'))));
alter policy team_members_read on auth.team_members
  using (team_id = any (array(select auth.team_ids_as('member'))));
alter policy team_members_lead_insert on auth.team_members
  with check (team_id = any (array(select auth.team_ids_as('lead'))));
alter policy team_members_lead_change on auth.team_members
  using (team_id = any (array(select auth.team_ids_as('lead'))))
  with check (team_id = any (array(select auth.team_ids_as('lead'))));
alter policy team_members_delete on auth.team_members
  using (team_id = any (array(select auth.team_ids_as('lead')))
         or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

create or replace function auth.members_of(wanted uuid[])
  returns table (team_id uuid, user_id uuid, username text, member_role text)
  language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp
as $$
  select m.team_id, m.user_id, u.username::text, m.role::text
    from auth.team_members m join auth.users u on u.id = m.user_id
   where m.team_id = any (wanted) and m.team_id = any (array(select auth.team_ids_as('member')))
   order by m.team_id, m.role desc, m.created_at, m.user_id
$$;

create or replace function auth.touch_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update auth.teams t set version = default
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
  returning t.version
$$;

create or replace function auth.lock_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  select t.version
    from auth.teams t
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
     for no key update
$$;

drop view auth.team_memberships;
