drop trigger team_members_succeed on auth.team_members;
drop function auth.succeed_lead();
drop function auth.touch_team(uuid);
drop function auth.members_of(uuid[]);
drop function auth.found_team(text, text);
drop table auth.team_members, auth.teams;
drop function auth.team_ids_as(auth.team_role);
drop type auth.team_role;
