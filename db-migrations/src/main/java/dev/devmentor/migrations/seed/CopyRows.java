package dev.devmentor.migrations.seed;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Writes rows in the text format of COPY; nothing is there before the transaction commits. */
final class CopyRows implements AutoCloseable {

  private static final int BUFFER_CHARACTERS = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(BUFFER_CHARACTERS + 4096);
  private boolean rowBegun;

  /**
   * Begins a COPY.
   *
   * @param target table and columns: {@code auth.users (id, email)}
   */
  CopyRows(BaseConnection connection, String target) throws SQLException {
    copy = new CopyManager(connection).copyIn("copy " + target + " from stdin");
  }

  /** The next value of the row; null is NULL. */
  CopyRows value(Object value) {
    if (rowBegun) {
      buffer.append('\t');
    }
    rowBegun = true;
    if (value == null) {
      buffer.append("\\N");
    } else {
      escape(value.toString());
    }
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        case '\t' -> buffer.append("\\t");
        default -> buffer.append(c);
      }
    }
  }

  void endRow() throws SQLException {
    buffer.append('\n');
    rowBegun = false;
    if (buffer.length() >= BUFFER_CHARACTERS) {
      flush();
    }
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /** Sends the rest; how many rows the server took. */
  long finish() throws SQLException {
    flush();
    return copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
