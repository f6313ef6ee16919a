package dev.devmentor.auth.refresh;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.token.RefreshToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Sessions as a refresh sees them. The Vert.x client throughout: a row lock and one update. */
@ApplicationScoped
class RefreshRepository {

  private final Pool pool;

  RefreshRepository(Pool pool) {
    this.pool = pool;
  }

  /** Which session a family of refresh tokens is, and whose. */
  record Owner(UUID sessionId, UUID userId) {}

  /** Asked before there is a current user. */
  Uni<Optional<Owner>> find(RefreshToken token) {
    return pool.preparedQuery("select session_id, user_id from auth.find_session($1)")
        .execute(Tuple.of(token.familyHash()))
        .map(
            found ->
                Rows.first(
                    found, row -> new Owner(row.getUUID("session_id"), row.getUUID("user_id"))));
  }

  /** The session, locked until the transaction ends: refreshes of one family queue up here. */
  Uni<Optional<StoredSession>> lock(SqlConnection connection, UUID sessionId) {
    String sql =
        """
        select id, refresh_token_hash, previous_token_hash, successor_seed, rotated_at, expires_at,
               absolute_expires_at, revoke_reason::text as revoke_reason, clock_timestamp() as now
          from auth.user_sessions
         where id = $1
           for update
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(sessionId))
        .map(found -> Rows.first(found, RefreshRepository::stored));
  }

  private static StoredSession stored(Row row) {
    return new StoredSession(
        row.getUUID("id"),
        Rows.bytea(row, "refresh_token_hash"),
        Rows.bytea(row, "previous_token_hash"),
        Rows.bytea(row, "successor_seed"),
        Rows.instant(row, "rotated_at"),
        Rows.instant(row, "expires_at"),
        Rows.instant(row, "absolute_expires_at"),
        row.getString("revoke_reason"),
        Rows.instant(row, "now"));
  }

  /** The current token becomes the previous one. */
  Uni<Void> rotate(
      SqlConnection connection,
      StoredSession session,
      RefreshToken next,
      Buffer seed,
      Duration idle) {
    String sql =
        """
        update auth.user_sessions
           set previous_token_hash = refresh_token_hash, refresh_token_hash = $2, successor_seed = $3,
               rotated_at = $4, last_used_at = $4, expires_at = $5
         where id = $1
        """;
    return connection
        .preparedQuery(sql)
        .execute(
            Tuple.of(
                session.id(),
                next.hash(),
                seed,
                Rows.utc(session.now()),
                Rows.utc(session.expiryAfterUse(idle))))
        .replaceWithVoid();
  }
}
