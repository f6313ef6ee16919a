package dev.devmentor.auth.sql;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Between the types of the Vert.x client and the ones used here. */
public final class Rows {

  private Rows() {}

  /** Each row in another shape. */
  public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> shape) {
    return StreamSupport.stream(rows.spliterator(), false).map(shape).toList();
  }

  /** The first row, if there is one. */
  public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> shape) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst().map(shape);
  }

  /** A timestamptz; null if it is null. */
  public static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** A parameter of type timestamptz; null stays null. */
  public static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /** A bytea; null if it is null. */
  public static Buffer bytea(Row row, String column) {
    return row.getDelegate().getBuffer(column);
  }
}
