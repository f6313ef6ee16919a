package dev.devmentor.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;

/** What the database says that is not a fault of ours: text it cannot hold, or that it is away. */
final class DatabaseRefusals {

  private DatabaseRefusals() {}

  /** The refusal behind an unexpected exception, looked for along its causes. */
  static Optional<DomainException> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refused) {
        return ofState(refused.getSqlState());
      }
      if (cause instanceof ConnectionPoolTooBusyException || isUnreachable(cause)) {
        return Optional.of(new BackendUnavailable("database"));
      }
    }
    return Optional.empty();
  }

  /** SQLSTATE classes: see appendix A of the PostgreSQL manual. */
  private static Optional<DomainException> ofState(String state) {
    return switch (state == null ? "" : state) {
      // A NUL character, or bytes that are no UTF-8, in text or JSON.
      case "22021", "22P05" ->
          Optional.of(new InvalidRequest("", "contains characters that cannot be stored"));
      // Shutting down, starting up, ended by a time limit, lock not had; out of disk, memory or
      // connections; rolled back for the sake of another transaction.
      case "57P01",
          "57P02",
          "57P03",
          "57014",
          "25P03",
          "55P03",
          "53100",
          "53200",
          "53300",
          "40001",
          "40P01" ->
          Optional.of(new BackendUnavailable("database"));
      default -> Optional.empty();
    };
  }

  private static boolean isUnreachable(Throwable cause) {
    return (cause instanceof IOException && !(cause instanceof JacksonException))
        || cause instanceof ClosedConnectionException
        || ((cause instanceof NoStackTraceThrowable || cause instanceof VertxException)
            && String.valueOf(cause.getMessage()).startsWith("Timeout"));
  }
}
