-- Teams. Members see the team and each other; leads change it. A team has a lead as long as it has members.

create type auth.team_role as enum ('member', 'lead');
comment on type auth.team_role is 'What a member may do; in ascending order of rights';

create table auth.teams (
  id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 120),
  description text check (length(description) <= 2000),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger teams_touch before update on auth.teams
  for each row execute function auth.touch_updated_at();

comment on table auth.teams is 'Groups of users';
comment on column auth.teams.id is 'Identifier';
comment on column auth.teams.name is 'What people call it; two teams may have the same name';
comment on column auth.teams.description is 'What it is for';
comment on column auth.teams.version is 'Grows with each edit, of the team or its members: the ETag';
comment on column auth.teams.created_at is 'When it was founded';
comment on column auth.teams.updated_at is 'When it or its members were changed last';

create table auth.team_members (
  team_id uuid not null references auth.teams (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role auth.team_role not null default 'member',
  created_at timestamptz not null default now(),
  primary key (team_id, user_id)
);
create index team_members_user_id_idx on auth.team_members (user_id, team_id);

comment on table auth.team_members is 'Who is in which team';
comment on column auth.team_members.team_id is 'The team';
comment on column auth.team_members.user_id is 'The member';
comment on column auth.team_members.role is 'What the member may do in the team';
comment on column auth.team_members.created_at is 'When the member joined';

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

alter table auth.teams enable row level security;
alter table auth.teams force row level security;
create policy teams_member_read on auth.teams for select
  using (id = any (array(select auth.team_ids_as('member'))));
create policy teams_lead_change on auth.teams for update
  using (id = any (array(select auth.team_ids_as('lead'))))
  with check (id = any (array(select auth.team_ids_as('lead'))));
create policy teams_lead_delete on auth.teams for delete
  using (id = any (array(select auth.team_ids_as('lead'))));
grant select, update, delete on auth.teams to devmentor_auth;
grant select, insert, update, delete on auth.teams, auth.team_members to devmentor_import;

alter table auth.team_members enable row level security;
alter table auth.team_members force row level security;
create policy team_members_read on auth.team_members for select
  using (team_id = any (array(select auth.team_ids_as('member'))));
create policy team_members_lead_insert on auth.team_members for insert
  with check (team_id = any (array(select auth.team_ids_as('lead'))));
create policy team_members_lead_change on auth.team_members for update
  using (team_id = any (array(select auth.team_ids_as('lead'))))
  with check (team_id = any (array(select auth.team_ids_as('lead'))));
-- A lead removes anybody; everybody may leave.
create policy team_members_delete on auth.team_members for delete
  using (team_id = any (array(select auth.team_ids_as('lead')))
         or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update, delete on auth.team_members to devmentor_auth;

create function auth.found_team(team_name text, team_description text) returns uuid
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  with founded as (
    insert into auth.teams (name, description) values (team_name, team_description) returning id)
  insert into auth.team_members (team_id, user_id, role)
  select f.id, nullif(current_setting('app.user_id', true), '')::uuid, 'lead' from founded f
  returning team_id
$$;
comment on function auth.found_team(text, text) is 'A new team with the current user (app.user_id) as its lead; its id';
revoke execute on function auth.found_team(text, text) from public;
grant execute on function auth.found_team(text, text) to devmentor_auth;

create function auth.members_of(wanted uuid[]) returns table (team_id uuid, user_id uuid, username text, member_role text)
  language sql stable security definer rows 20
  set search_path = pg_catalog, public, pg_temp
as $$
  select m.team_id, m.user_id, u.username::text, m.role::text
    from auth.team_members m join auth.users u on u.id = m.user_id
   where m.team_id = any (wanted) and m.team_id = any (array(select auth.team_ids_as('member')))
   order by m.team_id, m.role desc, m.created_at, m.user_id
$$;
comment on function auth.members_of(uuid[]) is 'The members of those of the teams that the current user (app.user_id) is in, with the names they go by';
revoke execute on function auth.members_of(uuid[]) from public;
grant execute on function auth.members_of(uuid[]) to devmentor_auth;

create function auth.touch_team(changed uuid) returns integer
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update auth.teams t set version = t.version + 1
   where t.id = changed and t.id = any (array(select auth.team_ids_as('member')))
  returning t.version
$$;
comment on function auth.touch_team(uuid) is 'The next version of a team of the current user (app.user_id) whose members change, its row locked; null if there is none such';
revoke execute on function auth.touch_team(uuid) from public;
grant execute on function auth.touch_team(uuid) to devmentor_auth;

-- An erased account may have been the last lead: the longest-serving member takes over; without members the team goes.
create function auth.succeed_lead() returns trigger
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
comment on function auth.succeed_lead() is 'Gives a team whose last lead is gone another one, or ends it with its last member';
create trigger team_members_succeed after delete on auth.team_members
  for each row execute function auth.succeed_lead();
