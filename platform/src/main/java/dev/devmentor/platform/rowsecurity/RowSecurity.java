package dev.devmentor.platform.rowsecurity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs work in one transaction with {@code app.user_id} set for that transaction alone, so that the
 * policies of every table apply to the user it is done for.
 *
 * <p>Two ways, both real: {@link #session} for aggregates and cascades, {@link #transaction} and
 * {@link #read} for bulk writes and hot reads.
 */
@ApplicationScoped
public class RowSecurity {

  private final Pool pool;
  private final Instance<Mutiny.SessionFactory> sessions;

  RowSecurity(Pool pool, Instance<Mutiny.SessionFactory> sessions) {
    this.pool = pool;
    this.sessions = sessions;
  }

  /**
   * One Hibernate Reactive session with one transaction; it rolls back when the work fails. The
   * work is a single chain: no other thread, no joins.
   */
  public <T> Uni<T> session(UUID userId, Function<Mutiny.Session, Uni<T>> work) {
    return sessions
        .get()
        .withTransaction(
            session ->
                session
                    .createNativeQuery("select set_config('app.user_id', ?1, true)", String.class)
                    .setParameter(1, userId.toString())
                    .getSingleResult()
                    .chain(() -> work.apply(session)));
  }

  /**
   * One transaction on one connection of the Vert.x client; it rolls back when the work fails, and
   * fails when the database answers the commit with a rollback.
   */
  public <T> Uni<T> transaction(UUID userId, Function<SqlConnection, Uni<T>> work) {
    return pool.withTransaction(
        connection ->
            connection.query(setUser(userId)).execute().chain(() -> work.apply(connection)));
  }

  /**
   * One SELECT in its own read-only transaction. All statements are sent at once on one connection:
   * one round trip instead of four.
   */
  public Uni<RowSet<Row>> read(UUID userId, String sql, Tuple parameters) {
    return read(setUser(userId), sql, parameters);
  }

  /**
   * The same for a page of a partitioned table that an index has in its order. Months without rows
   * would have the planner sort all rows of the others: it thinks no index as cheap as reading
   * nothing.
   */
  public Uni<RowSet<Row>> readInOrder(UUID userId, String sql, Tuple parameters) {
    return read(setUser(userId) + ";set local enable_sort = off", sql, parameters);
  }

  /**
   * All in one future, which goes on when whoever waits for it leaves: a connection that comes
   * later than that is given back, too.
   */
  private Uni<RowSet<Row>> read(String settings, String sql, Tuple parameters) {
    return Uni.createFrom()
        .completionStage(
            () ->
                pool.getDelegate()
                    .getConnection()
                    .compose(connection -> pipelined(connection, settings, sql, parameters))
                    .toCompletionStage())
        .map(rows -> RowSet.newInstance(rows, Row.__TYPE_ARG));
  }

  private static Future<io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row>> pipelined(
      io.vertx.sqlclient.SqlConnection connection, String settings, String sql, Tuple parameters) {
    Future<?> begin = connection.query("begin read only;" + settings).execute();
    Future<io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row>> rows =
        connection.preparedQuery(sql).execute(parameters.getDelegate());
    Future<?> commit = connection.query("commit").execute();
    return Future.join(begin, rows, commit).eventually(() -> connection.close()).compose(_ -> rows);
  }

  /** A UUID's text holds hexadecimal digits and dashes only, so it can stand in the statement. */
  private static String setUser(UUID userId) {
    return "set local app.user_id = '" + userId + "'";
  }
}
