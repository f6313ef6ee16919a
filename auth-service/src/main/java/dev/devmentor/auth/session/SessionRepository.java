package dev.devmentor.auth.session;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.token.RefreshToken;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. The Vert.x client throughout: single statements. */
@ApplicationScoped
class SessionRepository {

  private final RowSecurity rows;

  SessionRepository(RowSecurity rows) {
    this.rows = rows;
  }

  /** A new session of the current user; its id. */
  Uni<UUID> insert(
      SqlConnection connection,
      UUID userId,
      RefreshToken token,
      Client client,
      SessionConfig life) {
    String sql =
        """
        insert into auth.user_sessions (user_id, family_hash, refresh_token_hash, ip_address, user_agent,
                                        expires_at, absolute_expires_at)
        values ($1, $2, $3, $4::text::inet, $5, now() + least($6::float8, $7::float8) * interval '1 second',
                now() + $7::float8 * interval '1 second')
        returning id
        """;
    Tuple parameters =
        Tuple.tuple()
            .addUUID(userId)
            .addValue(token.familyHash())
            .addValue(token.hash())
            .addString(client.ipAddress())
            .addString(client.userAgent())
            .addDouble((double) life.idle().toSeconds())
            .addDouble((double) life.absolute().toSeconds());
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(inserted -> inserted.iterator().next().getUUID("id"));
  }

  /** Ends one session of the current user; empty if there is none such that is open. */
  Uni<List<UUID>> revoke(SqlConnection connection, UUID sessionId, RevokeReason reason) {
    String sql =
        """
        update auth.user_sessions
           set revoked_at = now(), revoke_reason = $2::text::auth.revoke_reason
         where id = $1 and revoked_at is null and expires_at > now()
        returning id
        """;
    return ids(connection, sql, Tuple.of(sessionId, reason.label()));
  }

  /**
   * Ends all sessions of the user; those that were open.
   *
   * @param kept stays open; null for none
   */
  Uni<List<UUID>> revokeAll(SqlConnection connection, UUID userId, UUID kept, RevokeReason reason) {
    String sql =
        """
        update auth.user_sessions
           set revoked_at = now(), revoke_reason = $2::text::auth.revoke_reason
         where id in (select id from auth.user_sessions
                       where user_id = $1 and id is distinct from $3 and revoked_at is null and expires_at > now()
                       order by id for update) -- in order: two of these never wait for each other
        returning id
        """;
    return ids(connection, sql, Tuple.of(userId, reason.label(), kept));
  }

  /** The API tokens of the user that can be used: what stands for them may be in memories. */
  Uni<List<UUID>> apiTokens(SqlConnection connection, UUID userId) {
    return ids(connection, "select auth.usable_api_token_ids($1) as id", Tuple.of(userId));
  }

  private static Uni<List<UUID>> ids(SqlConnection connection, String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(revoked -> Rows.list(revoked, row -> row.getUUID("id")));
  }

  /** The open sessions of the user, the one used last first; at most 1,000. */
  Uni<List<SessionView>> open(UUID userId, UUID current) {
    String sql =
        """
        select id, created_at, last_used_at, expires_at, host(ip_address) as ip_address, user_agent
          from auth.user_sessions
         where user_id = $1 and revoked_at is null and expires_at > now()
         order by last_used_at desc, id desc
         limit 1000
        """;
    return rows.read(userId, sql, Tuple.of(userId))
        .map(found -> Rows.list(found, row -> view(row, current)));
  }

  private static SessionView view(Row row, UUID current) {
    UUID id = row.getUUID("id");
    return new SessionView(
        id,
        Rows.instant(row, "created_at"),
        Rows.instant(row, "last_used_at"),
        Rows.instant(row, "expires_at"),
        row.getString("ip_address"),
        row.getString("user_agent"),
        id.equals(current));
  }

  /** The user's role if the session is open and the user may log in, else empty. */
  Uni<Optional<String>> roleInOpenSession(UUID userId, UUID sessionId) {
    String sql =
        """
        select u.role::text as role
          from auth.user_sessions s join auth.users u on u.id = s.user_id
         where s.id = $2 and s.user_id = $1 and s.revoked_at is null
           and s.absolute_expires_at > now() and u.is_active
        """;
    return rows.read(userId, sql, Tuple.of(userId, sessionId))
        .map(found -> Rows.first(found, row -> row.getString("role")));
  }

  /** The same for an API token that is good, whose id stands in the place of a session's. */
  Uni<Optional<String>> roleOfApiToken(UUID userId, UUID tokenId) {
    String sql =
        """
        select u.role::text as role
          from auth.api_tokens t join auth.users u on u.id = t.user_id
         where t.id = $2 and t.user_id = $1 and t.revoked_at is null
           and (t.expires_at is null or t.expires_at > now()) and u.is_active
        """;
    return rows.read(userId, sql, Tuple.of(userId, tokenId))
        .map(found -> Rows.first(found, row -> row.getString("role")));
  }
}
