package dev.devmentor.auth.recovery;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Resets and new passwords; the first three before there is a current user. */
@ApplicationScoped
class RecoveryRepository {

  private final Pool pool;
  private final RowSecurity rows;

  RecoveryRepository(Pool pool, RowSecurity rows) {
    this.pool = pool;
    this.rows = rows;
  }

  /** A transaction without a user: only what definer functions offer is there. */
  <T> Uni<T> anonymously(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(work);
  }

  /** Prepares a reset and its mail if there is an account; whose, or null. */
  Uni<UUID> request(
      SqlConnection connection, String email, UUID id, Buffer hash, RecoveryConfig config) {
    return connection
        .preparedQuery(
            "select auth.request_password_reset($1, $2, $3, $4::float8 * interval '1 second', $5)"
                + " as user_id")
        .execute(Tuple.of(email, id, hash, (double) config.lifetime().toSeconds(), config.open()))
        .map(requested -> requested.iterator().next().getUUID("user_id"));
  }

  /** The link that a token is from, if it is good. */
  Uni<Optional<KnownReset>> find(Buffer tokenHash) {
    return pool.preparedQuery(
            "select reset_id, user_id, email, username from auth.find_password_reset($1)")
        .execute(Tuple.of(tokenHash))
        .map(
            found ->
                Rows.first(
                    found,
                    row ->
                        new KnownReset(
                            row.getUUID("reset_id"),
                            row.getUUID("user_id"),
                            row.getString("email"),
                            row.getString("username"))));
  }

  /**
   * A mail that is to be written.
   *
   * @param email where to
   * @param tokenHash of the link's token
   */
  record Pending(String email, Buffer tokenHash) {}

  /** What the mail of a reset needs; empty if the link is dead by now. */
  Uni<Optional<Pending>> pending(UUID userId, UUID resetId) {
    String sql =
        """
        select u.email::text as email, r.token_hash
          from auth.password_resets r join auth.users u on u.id = r.user_id
         where r.id = $1 and r.used_at is null and r.expires_at > now()
        """;
    return rows.read(userId, sql, Tuple.of(resetId))
        .map(
            found ->
                Rows.first(
                    found,
                    row -> new Pending(row.getString("email"), Rows.bytea(row, "token_hash"))));
  }

  /**
   * A password that was changed.
   *
   * @param email whose
   * @param ipAddress where the request came from; null if unknown
   */
  record Changed(String email, Instant at, String ipAddress) {}

  /** What an entry of the audit log says of it; empty if the user is gone. */
  Uni<Optional<Changed>> changed(UUID userId, long sequence) {
    String sql =
        """
        select u.email::text as email, a.created_at, host(a.ip_address) as ip_address
          from auth.audit_log a join auth.users u on u.id = a.user_id
         where a.user_id = $1 and a.sequence = $2
        """;
    return rows.read(userId, sql, Tuple.of(userId, sequence))
        .map(
            found ->
                Rows.first(
                    found,
                    row ->
                        new Changed(
                            row.getString("email"),
                            Rows.instant(row, "created_at"),
                            row.getString("ip_address"))));
  }

  /** Uses the link, and with it every other of the account; false if another request was first. */
  Uni<Boolean> use(SqlConnection connection, KnownReset reset) {
    String use =
        """
        update auth.password_resets set used_at = now()
         where id = $1 and used_at is null and expires_at > now()
        """;
    return connection
        .preparedQuery(use)
        .execute(Tuple.of(reset.id()))
        .map(used -> used.rowCount() == 1)
        .call(() -> overtake(connection, reset.userId()));
  }

  /** No link of the account that is still open can be used any more. */
  private static Uni<Void> overtake(SqlConnection connection, UUID userId) {
    return connection
        .preparedQuery(
            "update auth.password_resets set used_at = now() where user_id = $1 and used_at is null")
        .execute(Tuple.of(userId))
        .replaceWithVoid();
  }

  /** Whether the checked hash was still the current one; if so, links to reset it are dead. */
  Uni<Boolean> change(SqlConnection connection, UUID userId, NewPassword.Change change) {
    String sql =
        """
        update auth.users
           set password_hash = $3, failed_logins = 0, first_failed_login_at = null, locked_until = null
         where id = $1 and password_hash = $2
        """;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(userId, change.checkedHash(), change.newHash()))
        .map(updated -> updated.rowCount() == 1)
        .call(changed -> changed ? overtake(connection, userId) : Uni.createFrom().voidItem());
  }

  /** Sets the password and opens a locked account; who has the mail has the address. */
  Uni<Void> reset(SqlConnection connection, UUID userId, String newHash) {
    String reset =
        """
        update auth.users
           set password_hash = $2, failed_logins = 0, first_failed_login_at = null, locked_until = null
         where id = $1
        """;
    String verify =
        "update auth.users set email_verified_at = now() where id = $1 and email_verified_at is null";
    return connection
        .preparedQuery(reset)
        .execute(Tuple.of(userId, newHash))
        .chain(() -> connection.preparedQuery(verify).execute(Tuple.of(userId)))
        .replaceWithVoid();
  }
}
