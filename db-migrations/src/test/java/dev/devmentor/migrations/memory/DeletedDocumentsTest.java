package dev.devmentor.migrations.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.ServiceSession;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import dev.devmentor.migrations.testing.TestUsers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted document is out of sight at once, can be brought back, and goes in the end. */
class DeletedDocumentsTest {

  private static final String DISCARD =
      "select memory.discard_document(d.id) from memory.documents d order by d.id";

  private TestDatabase database;
  private ServiceSession owner;

  @BeforeEach
  void plant() throws SQLException {
    database = TestDatabase.migrated();
    UUID ada = UUID.randomUUID();
    Seeds.plant(database, ada);
    owner = new ServiceSession(database, Role.MEMORY, ada);
    run("delete from memory.outbox");
    // The first document holds in place of the second.
    run(
        """
        update memory.documents set superseded_by = (select id from memory.documents where thread is null)
         where thread is not null
        """);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void run(String sql) throws SQLException {
    Sql.run(database.asSuperuser(), "%s", sql);
  }

  private List<String> rows(String sql) throws SQLException {
    return Sql.column(database.asSuperuser(), "%s", sql);
  }

  private void discard(String which) throws SQLException {
    assertThat(
            owner.column(
                "select memory.discard_document(d.id) from memory.documents d where " + which))
        .containsExactly("t");
  }

  @Test
  void isOutOfSightWithAllThatIsMadeOfIt() throws SQLException {
    discard("thread is null");
    assertThat(owner.column("select thread is not null from memory.documents"))
        .containsExactly("t");
    assertThat(rows("select 1 from memory.documents where deleted_at is not null")).hasSize(1);
    assertThat(rows("select 1 from memory.chunks")).isEmpty();
    assertThat(rows("select 1 from memory.embeddings_meta")).isEmpty();
    assertThat(rows("select topic from memory.outbox")).contains("remove-document");
    assertThat(owner.column("select documents from memory.index_counts('test')"))
        .containsExactly("1");
  }

  @Test
  void letsGoOfItsPredecessorAndItsMessage() throws SQLException {
    discard("thread is null");
    assertThat(rows("select 1 from memory.documents where superseded_by is not null")).isEmpty();
    discard("thread is not null");
    assertThat(rows("select 1 from memory.chat_messages where document_id is not null")).isEmpty();
  }

  @Test
  void isDeletedByItsOwnerAlone() throws SQLException {
    UUID stranger = TestUsers.create(database.asSuperuser(), "user");
    String id = rows("select id from memory.documents where thread is null").getFirst();
    String sql = "select memory.discard_document('" + id + "')";
    assertThat(new ServiceSession(database, Role.MEMORY, stranger).column(sql))
        .containsExactly("f");
    assertThat(owner.column(sql)).containsExactly("t");
    assertThat(owner.column(sql)).containsExactly("f");
  }

  @Test
  void leavesItsPlaceToTheSameText() throws SQLException {
    for (int i = 0; i < 2; i++) {
      discard("thread is null");
      run(
          """
          insert into memory.documents (user_id, project_id, content_type, content, content_sha256)
          select distinct user_id, project_id, content_type, content, content_sha256
            from memory.documents where thread is null
          """);
    }
    assertThat(owner.column("select 1 from memory.documents where thread is null")).hasSize(1);
    assertThat(rows("select 1 from memory.documents where thread is null")).hasSize(3);
  }

  @Test
  void isIndexedAgainWhenItIsBroughtBackAndNotBefore() throws SQLException {
    discard("thread is null");
    run("delete from memory.outbox");
    assertThat(rows("select memory.reindex_left_out('test', 100)")).containsExactly("1");
    run("delete from memory.outbox");
    run("update memory.documents set deleted_at = null where deleted_at is not null");
    assertThat(rows("select topic from memory.outbox")).containsExactly("index-document");
    assertThat(owner.column("select 1 from memory.documents")).hasSize(2);
  }

  @Test
  void goesForGoodAfterAWhile() throws SQLException {
    assertThat(owner.column(DISCARD)).containsExactly("t", "t");
    run(
        """
        update memory.documents set deleted_at = deleted_at - interval '31 days' where thread is null
        """);
    assertThat(owner.column("select memory.purge_deleted(now() - interval '30 days')"))
        .containsExactly("1");
    assertThat(rows("select thread is null from memory.documents")).containsExactly("f");
  }
}
