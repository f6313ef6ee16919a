package dev.devmentor.auth.login;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a login reads and writes; all but the last before there is a current user. */
@ApplicationScoped
class LoginRepository {

  private final Pool pool;

  LoginRepository(Pool pool) {
    this.pool = pool;
  }

  /**
   * Begins an attempt, if one may begin.
   *
   * @param email in its canonical form
   * @param ipAddress where it comes from; null if unknown
   */
  Uni<LoginAttempt> begin(String email, String ipAddress, LoginConfig config) {
    String sql =
        """
        select attempt_id, user_id, password_hash, is_active,
               greatest(extract(epoch from locked_until - now()), 0)::float8 as locked_for,
               greatest(extract(epoch from blocked_until - now()), 0)::float8 as blocked_for
          from auth.begin_login($1, $2::text::inet, $3, $4, $5::float8 * interval '1 second')
        """;
    Tuple parameters =
        Tuple.of(
            email,
            ipAddress,
            config.failures(),
            config.addressFailures(),
            (double) config.window().toSeconds());
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(begun -> attempt(begun.iterator().next()));
  }

  private static LoginAttempt attempt(Row row) {
    return new LoginAttempt(
        row.getUUID("attempt_id"),
        row.getUUID("user_id"),
        row.getString("password_hash"),
        row.getBoolean("is_active"),
        duration(row.getDouble("locked_for")),
        duration(row.getDouble("blocked_for")));
  }

  private static Duration duration(Double seconds) {
    return seconds == null ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(seconds * 1000));
  }

  /** The attempt is over. */
  Uni<Void> end(UUID attempt) {
    return end(pool, attempt);
  }

  /** The same, in the transaction that counts it as failed. */
  Uni<Void> end(SqlClient client, UUID attempt) {
    return client
        .preparedQuery("select auth.end_login($1)")
        .execute(Tuple.of(attempt))
        .replaceWithVoid();
  }

  /** A transaction without a user: only what definer functions offer is there. */
  <T> Uni<T> anonymously(Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(work);
  }

  /**
   * Counts a wrong password.
   *
   * @return whether it was the one that locks the address
   */
  Uni<Boolean> countFailure(SqlConnection connection, String email, LoginConfig config) {
    return connection
        .preparedQuery(
            "select auth.count_failed_login($1, $2, $3::float8 * interval '1 second') as locks")
        .execute(Tuple.of(email, config.failures(), (double) config.window().toSeconds()))
        .map(counted -> counted.iterator().next().getBoolean("locks"));
  }

  /** Counts it for where it came from, too. */
  Uni<Void> countFailedSource(SqlConnection connection, String ipAddress, LoginConfig config) {
    return connection
        .preparedQuery(
            "select auth.count_failed_source($1::text::inet, $2, $3::float8 * interval '1 second')")
        .execute(
            Tuple.of(ipAddress, config.addressFailures(), (double) config.window().toSeconds()))
        .replaceWithVoid();
  }

  /**
   * The account of the current user, marked as logged in; empty if it was locked, deactivated or
   * given another password since the check.
   *
   * @param checkedHash the hash that the password matched
   * @param betterHash replaces it; null if it stays
   */
  Uni<Optional<User>> succeed(
      SqlConnection connection, UUID userId, String checkedHash, String betterHash) {
    String sql =
        """
        update auth.users
           set failed_logins = 0, first_failed_login_at = null, locked_until = null, last_login_at = now(),
               password_hash = coalesce($3, password_hash)
         where id = $1 and password_hash = $2 and is_active and (locked_until is null or locked_until <= now())
        returning
        """
            + UserRows.COLUMNS;
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(userId, checkedHash, betterHash))
        .map(updated -> Rows.first(updated, UserRows::user));
  }
}
