package dev.devmentor.project.sql;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what the client hands over. */
public final class Rows {

  private Rows() {}

  /** All rows. */
  public static List<Row> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  /** The first row, if there is one. */
  public static Optional<Row> first(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).findFirst();
  }

  /** A {@code timestamptz}; null if it is null. */
  public static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** A {@code text[]} that is not null. */
  public static List<String> texts(Row row, String column) {
    return List.of(row.getArrayOfStrings(column));
  }

  /** A {@code jsonb} object that is not null. */
  public static Map<String, Object> object(Row row, String column) {
    return row.get(JsonObject.class, column).getMap();
  }
}
