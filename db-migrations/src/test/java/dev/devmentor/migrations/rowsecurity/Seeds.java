package dev.devmentor.migrations.rowsecurity;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Writes rows of one user into every guarded table: {@code src/test/resources/rows}. */
public final class Seeds {

  private Seeds() {}

  public static void plant(TestDatabase database, UUID user) throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function pg_temp.me() returns uuid language sql immutable
            return '%1$s'::uuid;
          create function pg_temp.id(kind text) returns uuid language sql immutable
            return md5('%1$s' || kind)::uuid;
          create function pg_temp.name() returns text language sql immutable
            return 'user-' || left('%1$s', 13);
          """
              .formatted(user));
      for (Schema schema : Schema.all()) {
        statement.execute(read("/rows/" + schema.id() + ".sql"));
      }
    }
  }

  private static String read(String resource) {
    try (InputStream in = Seeds.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
