package dev.devmentor.migrations.rowsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.catalog.Recorded;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What tables are not, yet show rows of them: every view, and every function that runs with the
 * rights of its owner, for every role that may use it and everybody a table is tried for. A new one
 * needs a reviewed line, or the build fails.
 */
class ViewsAndFunctionsTest {

  private static final Path FUNCTIONS = Path.of("src/test/resources/definer-functions.txt");

  private static TestDatabase database;
  private static Community community;

  @BeforeAll
  static void plant() throws SQLException {
    database = TestDatabase.migrated();
    community = Community.in(database);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void eachFunctionWithRightsOfItsOwnerIsDecided() throws SQLException, IOException {
    assertThat(functions().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Sql.column(
                database.asSuperuser(),
                """
                select p.oid::regprocedure::text from pg_proc p
                 where p.pronamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
                   and p.prosecdef and p.prorettype <> 'trigger'::regtype
                """));
  }

  @Test
  void showWhatWasReviewed() throws SQLException, IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # How many rows of views and of functions with their owner's rights each role sees, for whom; dash: refused.
            # The calls are in definer-functions.txt; for whom: see row-security.txt.
            """);
    text.append(
            community.actors().stream()
                .map(actor -> "%-8s".formatted(actor.name()))
                .collect(
                    Collectors.joining(" ", "%-60s ".formatted("# view or function, role"), ""))
                .stripTrailing())
        .append('\n');
    for (Map.Entry<String, String> each : queries().entrySet()) {
      for (Role role : Role.values()) {
        text.append(line(each.getKey(), each.getValue(), role));
      }
    }
    Recorded.verify(Path.of("src/test/resources/views-and-functions.txt"), text.toString());
  }

  private static String line(String name, String query, Role role) throws SQLException {
    try (Connection connection = database.as(role).getConnection()) {
      StringBuilder line = new StringBuilder("%-38s %-21s".formatted(name, role.id()));
      boolean refused = true;
      for (Actor actor : community.actors()) {
        String rows = new Attempt(connection, actor).rows(query);
        refused &= rows.equals("-");
        line.append(" %-8s".formatted(rows));
      }
      return refused ? "" : line.toString().stripTrailing() + "\n";
    }
  }

  private static Map<String, String> queries() throws SQLException, IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    Sql.column(
            database.asSuperuser(),
            """
            select c.oid::regclass::text from pg_class c
             where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
               and c.relkind in ('v', 'm')
             order by c.oid::regclass::text collate "C"
            """)
        .forEach(view -> queries.put(view, "select * from " + view));
    functions()
        .forEach(
            (signature, call) -> {
              if (!call.startsWith("none: ")) {
                queries.put(signature, filled(call));
              }
            });
    return queries;
  }

  // The rows of a user have the ids that Seeds derives from the user's and their kind.
  private static String filled(String call) {
    String me = "'" + community.owner() + "'::uuid";
    return call.replace("{me}", me).replaceAll("\\{(\\w+)}", "md5(" + me + "::text || '$1')::uuid");
  }

  private static Map<String, String> functions() throws IOException {
    return Files.readAllLines(FUNCTIONS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" => ", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0], parts -> parts[1], (one, two) -> one, LinkedHashMap::new));
  }
}
