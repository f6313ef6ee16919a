package dev.devmentor.auth.login;

import dev.devmentor.auth.sql.Rows;
import dev.devmentor.auth.user.User;
import dev.devmentor.auth.user.UserRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a login reads and writes; the first two before there is a current user. */
@ApplicationScoped
class LoginRepository {

  private final Pool pool;

  LoginRepository(Pool pool) {
    this.pool = pool;
  }

  /**
   * What is known about an e-mail address in its canonical form, and about where it is used.
   *
   * @param ipAddress null if unknown
   */
  Uni<KnownLogin> find(String email, String ipAddress) {
    String sql =
        """
        select l.user_id, l.password_hash, l.is_active,
               greatest(extract(epoch from l.locked_until - now()), 0)::float8 as locked_for,
               greatest(extract(epoch from auth.source_blocked_until($2::text::inet) - now()), 0)::float8 as blocked_for
          from (select) one left join auth.find_login($1) l on true
        """;
    return pool.preparedQuery(sql)
        .execute(Tuple.of(email, ipAddress))
        .map(found -> known(found.iterator().next()));
  }

  private static KnownLogin known(Row row) {
    return new KnownLogin(
        row.getUUID("user_id"),
        row.getString("password_hash"),
        Boolean.TRUE.equals(row.getBoolean("is_active")),
        duration(row.getDouble("locked_for")),
        duration(row.getDouble("blocked_for")));
  }

  private static Duration duration(Double seconds) {
    return seconds == null ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(seconds * 1000));
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
