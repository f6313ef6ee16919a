package dev.devmentor.auth.refresh;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.token.RefreshToken;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRows;
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

/** Sessions as a refresh sees them. The Vert.x client throughout: single statements. */
@ApplicationScoped
class RefreshRepository {

  private final Pool pool;

  RefreshRepository(Pool pool) {
    this.pool = pool;
  }

  /** A session after its token was replaced, and whose it is. */
  record Rotated(UUID sessionId, User user) {}

  /**
   * Replaces the token that an open session has now, before there is a current user; empty for any
   * other token. One statement, since nothing is asked for more often.
   *
   * @param seed that made the next token from the presented one
   */
  Uni<Optional<Rotated>> rotate(
      RefreshToken presented, RefreshToken next, Buffer seed, Duration idle) {
    String sql =
        "select session_id, "
            + UserRows.COLUMNS
            + " from auth.rotate_session($1, $2, $3, $4, $5::float8 * interval '1 second')";
    Tuple parameters =
        Tuple.of(
            presented.familyHash(), presented.hash(), next.hash(), seed, (double) idle.toSeconds());
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(rotated -> Rows.first(rotated, RefreshRepository::rotated));
  }

  private static Rotated rotated(Row row) {
    return new Rotated(row.getUUID("session_id"), UserRows.user(row));
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
               revoke_reason::text as revoke_reason, clock_timestamp() as now
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
        row.getString("revoke_reason"),
        Rows.instant(row, "now"));
  }
}
