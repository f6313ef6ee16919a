package dev.devmentor.migrations.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeederTest {

  private TestDatabase database;

  @BeforeEach
  void migrate() {
    database = TestDatabase.migrated();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static SeedPlan plan(int number, int users) {
    return new SeedPlan(number, users, 2, 5, 3, 4, 2);
  }

  private long seed(SeedPlan plan) {
    return new Seeder(database.as(Role.IMPORT), plan, rows -> {}).run();
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static final String CONTENT =
      """
      select md5(string_agg(line, '' order by line)) from (
        select t.id || t.title || t.number from projects.tasks t
        union all select c.id || c.content from memory.chunks c
        union all select u.id || u.email::text from auth.users u) as lines (line)
      """;

  @Test
  void writesWhatThePlanSays() throws SQLException {
    AtomicLong told = new AtomicLong();
    SeedPlan plan = plan(1, 4);
    assertThat(new Seeder(database.as(Role.IMPORT), plan, told::addAndGet).run())
        .isEqualTo(4 * plan.rowsPerUser())
        .isEqualTo(told.get());
    assertThat(query("select count(*) from projects.tasks")).isEqualTo("40");
    assertThat(query("select count(*) from memory.chunks")).isEqualTo("48");
  }

  @Test
  void addsNothingTheSecondTimeAndOnlyWhatIsMissingLater() throws SQLException {
    seed(plan(1, 4));
    String before = query(CONTENT);
    assertThat(seed(plan(1, 4))).isZero();
    assertThat(query(CONTENT)).isEqualTo(before);
    assertThat(seed(plan(1, 6))).isEqualTo(2 * plan(1, 6).rowsPerUser());
  }

  @Test
  void makesTheSameRowsInAnotherDatabaseAndOthersForAnotherNumber() throws SQLException {
    seed(plan(1, 4));
    String first = query(CONTENT);
    try (TestDatabase other = TestDatabase.migrated()) {
      new Seeder(other.as(Role.IMPORT), plan(1, 4), rows -> {}).run();
      TestDatabase mine = database;
      database = other;
      assertThat(query(CONTENT)).isEqualTo(first);
      database = mine;
    }
    assertThat(seed(plan(2, 4))).isEqualTo(4 * plan(2, 4).rowsPerUser());
  }

  @Test
  void doesTheWorkOfTheTriggers() throws SQLException {
    seed(plan(1, 4));
    assertThat(
            query(
                """
                select count(*) from projects.projects p
                 where not exists (select from projects.project_collaborators c
                                    where c.project_id = p.id and c.user_id = p.owner_id and c.role = 'owner')
                    or not exists (select from projects.task_counters n
                                    where n.project_id = p.id
                                      and n.last_number = (select max(t.number) from projects.tasks t
                                                            where t.project_id = p.id))
                """))
        .isEqualTo("0");
    assertThat(
            query(
                "select count(*) from projects.tasks where (status = 'done') <> (completed_at is not null)"))
        .isEqualTo("0");
    assertThat(
            query(
                """
                select count(*) from memory.chunks c join memory.documents d on d.id = c.document_id
                 where substr(d.content, c.start_offset + 1, c.end_offset - c.start_offset) <> c.content
                    or d.content_sha256 <> sha256(convert_to(d.content, 'UTF8'))
                """))
        .isEqualTo("0");
  }

  @Test
  void commitsNoUserInPart() throws SQLException {
    try (Connection connection = database.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter table memory.chunks add constraint none check (ordinal < 3) not valid");
    }
    assertThatThrownBy(() -> seed(plan(1, 4)))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("none");
    assertThat(query("select count(*) from auth.users")).isEqualTo("0");
    Sql.run(database.asSuperuser(), "alter table memory.chunks drop constraint none");
    assertThat(seed(plan(1, 4))).isEqualTo(4 * plan(1, 4).rowsPerUser());
  }

  @Test
  void findsARowThatRefersToNothing() throws SQLException {
    try (Connection connection = database.as(Role.IMPORT).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      UUID nowhere = UUID.randomUUID();
      statement.execute(
          "insert into projects.task_counters (project_id, last_number) values ('%s', 1)"
              .formatted(nowhere));
      assertThatThrownBy(
              () ->
                  new ReferenceCheck(connection, List.of(), List.of(nowhere))
                      .check(SeedTable.COUNTERS, 1))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("project_id_fkey");
      assertThatThrownBy(
              () ->
                  new ReferenceCheck(connection, List.of(), List.of()).check(SeedTable.COUNTERS, 1))
          .isInstanceOf(MigrationFailure.class)
          .hasMessageContaining("belong to nobody");
    }
  }
}
