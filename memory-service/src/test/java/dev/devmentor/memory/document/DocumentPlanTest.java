package dev.devmentor.memory.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.MemoryDatabase;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of one user stay quick however many documents others have. */
@QuarkusTest
class DocumentPlanTest {

  private static final String LAST = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";

  private final Keeper crowd = Keeper.create();
  private final Keeper keeper = Keeper.create();
  private final UUID project = MemoryDatabase.project(keeper.id());

  @BeforeEach
  void fill() throws SQLException {
    insert(crowd.id(), "null", 100_000);
    insert(keeper.id(), "'" + project + "'", 500);
    MemoryDatabase.update("analyze memory.documents");
  }

  /** Past the triggers: nobody is to index these. */
  private static void insert(UUID userId, String projectId, int rows) throws SQLException {
    try (Connection connection = TestDatabase.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          """
          insert into memory.documents
            (user_id, project_id, content_type, content, content_sha256, status)
          select '%s', %s, 'text/plain', 'row ' || i, sha256(('row ' || i)::bytea), 'indexed'
            from generate_series(1, %d) i
          """
              .formatted(userId, projectId, rows));
    }
  }

  @AfterEach
  void empty() throws SQLException {
    try (Connection connection = TestDatabase.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "delete from memory.documents where user_id in ('%s', '%s')"
              .formatted(crowd.id(), keeper.id()));
    }
  }

  @Test
  void listsOfOwnDocumentsUseTheIndexInItsOrder() throws SQLException {
    assertThat(plan(false, keeper.id()))
        .contains("documents_owner_key")
        .doesNotContain("Seq Scan on documents")
        .doesNotContain("Sort");
  }

  @Test
  void listsOfProjectsUseTheIndexInItsOrder() throws SQLException {
    assertThat(plan(true, project))
        .contains("documents_project_id_idx")
        .doesNotContain("Seq Scan on documents");
  }

  private String plan(boolean ofProject, UUID of) throws SQLException {
    String sql =
        DocumentRepository.listSql(ofProject)
            .replace("$1", "'" + of + "'")
            .replace("$2", LAST)
            .replaceAll("\\$[345]", "null")
            .replace("$6", "21");
    try (Connection connection = TestDatabase.current().as(Role.MEMORY).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set app.user_id = '" + keeper.id() + "'");
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = statement.executeQuery("explain " + sql)) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
