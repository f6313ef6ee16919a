package dev.devmentor.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Replies through the Vert.x client. */
record ClientReplyStore(SqlConnection connection, ReplySql sql) implements ReplyStore {

  @Override
  public Uni<Boolean> lock(IdempotentRequest request) {
    return run(sql.lock(), Tuple.of(ReplySql.lockName(request)))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Uni<Optional<Stored>> find(IdempotentRequest request) {
    Tuple key = Tuple.of(request.userId().toString(), request.operation(), request.key());
    return run(sql.find(), key)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Stored(row.getString(0), row.getString(1)))
                    .findFirst());
  }

  @Override
  public Uni<Void> save(IdempotentRequest request, String reply) {
    Tuple values =
        Tuple.of(
            request.userId().toString(), request.operation(), request.key(), request.hash(), reply);
    return run(sql.save(), values).replaceWithVoid();
  }

  private Uni<RowSet<Row>> run(String statement, Tuple parameters) {
    return connection.preparedQuery(statement).execute(parameters);
  }
}
