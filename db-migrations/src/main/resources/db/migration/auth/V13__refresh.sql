-- Refreshing is what clients do most: one statement, and an update that no index has to hear of.

-- A token is found by its family. That two tokens of 256 random bits differ needs no index.
alter table auth.user_sessions drop constraint user_sessions_refresh_token_hash_key;
alter table auth.user_sessions set (fillfactor = 80);

create function auth.rotate_session(token_family_hash bytea, presented_hash bytea, next_hash bytea, next_seed bytea,
                                    idle interval)
  returns table (session_id uuid, id uuid, email public.citext, username public.citext, display_name text,
                 avatar_url text, role auth.user_role, email_verified_at timestamptz, is_active boolean,
                 metadata jsonb, created_at timestamptz, updated_at timestamptz, version integer)
  language sql security definer rows 1
  set search_path = pg_catalog, pg_temp
as $$
  update auth.user_sessions s
     set previous_token_hash = s.refresh_token_hash, refresh_token_hash = next_hash, successor_seed = next_seed,
         rotated_at = clock_timestamp(), last_used_at = clock_timestamp(),
         expires_at = least(clock_timestamp() + idle, s.absolute_expires_at)
    from auth.users u
   where s.family_hash = token_family_hash and s.refresh_token_hash = presented_hash
     and s.revoked_at is null and s.expires_at > clock_timestamp()
     and u.id = s.user_id and u.is_active
  returning s.id, u.id, u.email, u.username, u.display_name, u.avatar_url, u.role, u.email_verified_at, u.is_active,
            u.metadata, u.created_at, u.updated_at, u.version
$$;
comment on function auth.rotate_session(bytea, bytea, bytea, bytea, interval) is 'Replaces the refresh token that an open session has now, before there is a current user; the session and its user, or nothing for any other token';
revoke execute on function auth.rotate_session(bytea, bytea, bytea, bytea, interval) from public;
grant execute on function auth.rotate_session(bytea, bytea, bytea, bytea, interval) to devmentor_auth;
