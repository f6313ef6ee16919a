package dev.devmentor.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemas hold what was promised of them: {@code src/test/resources/promises}. Rules that hold
 * for every table are the lint's.
 */
class SchemaPromisesTest {

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static List<String> lines(String name) throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("src/test/resources/promises", name + ".txt"))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  private static List<String> broken(Connection connection) throws SQLException, IOException {
    Set<String> facts = CatalogFacts.of(connection);
    List<String> promised = new ArrayList<>();
    for (Schema schema : Schema.all()) {
      promised.addAll(lines(schema.id()));
    }
    return promised.stream().filter(promise -> !facts.contains(promise)).toList();
  }

  @Test
  void areKept() throws SQLException, IOException {
    try (Connection connection = database.asSuperuser().getConnection()) {
      assertThat(broken(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table projects.projects drop column credits cascade",
        "alter table auth.users alter column email drop not null",
        "alter table memory.documents alter column metadata drop default",
        "alter table projects.milestones drop constraint milestones_never_overlap",
        "alter table projects.tasks drop constraint tasks_complexity_check",
        "drop index projects.project_files_live_path_key",
        "drop trigger tasks_count_version on projects.tasks",
        "alter table projects.tasks disable trigger tasks_record",
        "drop trigger skill_prerequisites_acyclic on learning.skill_prerequisites",
        "alter type learning.progress_status rename value 'skipped' to 'left out'",
        "alter table projects.projects drop constraint projects_owner_id_fkey"
      })
  void areMissedWhenTheyAreBroken(String sql) throws SQLException, IOException {
    try (Connection connection = database.asSuperuser().getConnection()) {
      connection.setAutoCommit(false);
      Sql.run(connection, "%s", sql);
      assertThat(broken(connection)).isNotEmpty();
      connection.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void areAboutEverySchema(Schema schema) throws IOException {
    assertThat(lines(schema.id()))
        .hasSizeGreaterThan(30)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.startsWith(schema.id() + "."));
  }

  @Test
  void namesEveryTableThatDoesNotTellWhenItChanged() throws SQLException, IOException {
    assertThat(
            Sql.column(
                database.asSuperuser(),
                """
                select c.oid::regclass::text from pg_class c
                 where c.relnamespace::regnamespace::text in ('auth', 'projects', 'memory', 'learning', 'legacy_import')
                   and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_schema_history'
                   and not exists (select from pg_attribute a
                                    where a.attrelid = c.oid and a.attname = 'updated_at' and not a.attisdropped)
                """))
        .containsExactlyInAnyOrderElementsOf(lines("without-updated-at"));
  }
}
