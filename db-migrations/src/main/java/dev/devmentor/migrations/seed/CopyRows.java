package dev.devmentor.migrations.seed;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Writes rows in the text format of COPY; nothing is there before the transaction commits. */
final class CopyRows implements AutoCloseable {

  private static final int FULL = 1 << 16;

  private final CopyIn copy;
  private byte[] buffer = new byte[2 * FULL];
  private int length;
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
      makeRoom(1);
      append('\t');
    }
    rowBegun = true;
    if (value == null) {
      makeRoom(2);
      append('\\', 'N');
    } else {
      escape(value.toString().getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  // No byte of a character beyond ASCII is one of these.
  private void escape(byte[] text) {
    makeRoom(2 * text.length);
    for (byte b : text) {
      switch (b) {
        case '\\' -> append('\\', '\\');
        case '\n' -> append('\\', 'n');
        case '\r' -> append('\\', 'r');
        case '\t' -> append('\\', 't');
        default -> buffer[length++] = b;
      }
    }
  }

  // With the end of the field or row that follows.
  private void makeRoom(int bytes) {
    if (buffer.length - length < bytes + 1) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length + bytes);
    }
  }

  private void append(int... bytes) {
    for (int b : bytes) {
      buffer[length++] = (byte) b;
    }
  }

  void endRow() throws SQLException {
    makeRoom(1);
    append('\n');
    rowBegun = false;
    if (length >= FULL) {
      flush();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
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
