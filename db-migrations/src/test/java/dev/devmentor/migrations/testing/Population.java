package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.bootstrap.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * 1,000 users and 100,000 rows in each table of a service, 10,000 of them the busy user's and one
 * the quiet user's. What each schema holds is in the folder {@code population} beside this class.
 */
final class Population {

  /** Early in a month some rows are of the one before, which upkeep would still have to move. */
  private static final String PARTITIONS =
      """
      do $$
      begin
        if to_regprocedure('%1$s.ensure_partitions(integer)') is not null then
          perform %1$s.ensure_partitions(0);
        end if;
      end
      $$
      """;

  private Population() {}

  static void fill(DataSource superuser, Role service) throws SQLException {
    String schema = service.schema().orElseThrow().id();
    try (Connection connection = superuser.getConnection()) {
      // Past the triggers and checks of foreign keys, which would take minutes.
      Sql.run(connection, "set session_replication_role = replica");
      Sql.run(connection, "set search_path = %s, public", schema);
      for (String part : List.of("users", schema, "infrastructure")) {
        Sql.run(connection, read("population/" + part + ".sql").replace("%", "%%"));
      }
      Sql.run(connection, "reset session_replication_role");
      Sql.run(connection, PARTITIONS, schema);
      Sql.run(connection, "vacuum analyze");
    }
  }

  private static String read(String resource) {
    try (InputStream in = Population.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
