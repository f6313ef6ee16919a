package dev.devmentor.auth.verification;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Links that verify an address, once they are made. */
@ApplicationScoped
class VerificationRepository {

  private final Pool pool;
  private final RowSecurity rows;

  VerificationRepository(Pool pool, RowSecurity rows) {
    this.pool = pool;
    this.rows = rows;
  }

  /** A link that is good, and whose. */
  record Known(UUID id, UUID userId) {}

  /** Asked before there is a current user. */
  Uni<Optional<Known>> find(Buffer tokenHash) {
    return pool.preparedQuery(
            "select verification_id, user_id from auth.find_email_verification($1)")
        .execute(Tuple.of(tokenHash))
        .map(
            found ->
                Rows.first(
                    found,
                    row -> new Known(row.getUUID("verification_id"), row.getUUID("user_id"))));
  }

  /** Uses the link; false if another request was first. */
  Uni<Boolean> use(SqlConnection connection, Known link) {
    String use =
        "update auth.email_verifications set used_at = now() where id = $1 and used_at is null";
    String verify =
        """
        update auth.users set email_verified_at = now()
         where id = $1 and email_verified_at is null
        """;
    return connection
        .preparedQuery(use)
        .execute(Tuple.of(link.id()))
        .map(used -> used.rowCount() == 1)
        .call(() -> connection.preparedQuery(verify).execute(Tuple.of(link.userId())));
  }

  /**
   * A mail that is to be written.
   *
   * @param email where to
   * @param tokenHash of the link's token
   */
  record Pending(String email, Buffer tokenHash) {}

  /** What the mail needs; empty if the link is dead by now. */
  Uni<Optional<Pending>> pending(UUID userId, UUID linkId) {
    String sql =
        """
        select u.email::text as email, v.token_hash
          from auth.email_verifications v join auth.users u on u.id = v.user_id
         where v.id = $1 and v.used_at is null and v.expires_at > now()
        """;
    return rows.read(userId, sql, Tuple.of(linkId))
        .map(
            found ->
                Rows.first(
                    found,
                    row -> new Pending(row.getString("email"), Rows.bytea(row, "token_hash"))));
  }
}
