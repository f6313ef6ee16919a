package dev.devmentor.migrations.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureTest {

  private static final UUID ADA = UUID.randomUUID();
  private static final UUID BOB = UUID.randomUUID();

  @Test
  void leavesNoTraceInAnySchemaAndNobodyElseLosesARow() throws SQLException {
    try (TestDatabase database = TestDatabase.migrated();
        Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      Seeds.plant(database, ADA);
      Seeds.plant(database, BOB);
      Map<String, Long> rowsOfBob = rowsNaming(connection, BOB);
      assertThat(rowsNaming(connection, ADA)).isEqualTo(rowsOfBob).isNotEmpty();
      statement.execute("delete from auth.users where id = '%s'".formatted(ADA));
      assertThat(rowsNaming(connection, ADA)).isEmpty();
      assertThat(rowsNaming(connection, BOB)).isEqualTo(rowsOfBob);
    }
  }

  /** How many rows of each table hold the id; the outbox may, for it has the vectors to remove. */
  private static Map<String, Long> rowsNaming(Connection connection, UUID user)
      throws SQLException {
    String tables =
        """
        select c.oid::regclass::text
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
           and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'outbox'
        """;
    Map<String, Long> counts = new TreeMap<>();
    try (Statement names = connection.createStatement();
        Statement count = connection.createStatement();
        ResultSet table = names.executeQuery(tables)) {
      while (table.next()) {
        ResultSet row =
            count.executeQuery(
                "select count(*) from %s t where t::text like '%%%s%%'"
                    .formatted(table.getString(1), user));
        row.next();
        if (row.getLong(1) > 0) {
          counts.put(table.getString(1), row.getLong(1));
        }
      }
    }
    return counts;
  }
}
