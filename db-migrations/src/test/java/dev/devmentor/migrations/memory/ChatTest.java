package dev.devmentor.migrations.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.rowsecurity.Seeds;
import dev.devmentor.migrations.testing.Sql;
import dev.devmentor.migrations.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {

  private TestDatabase database;

  @BeforeEach
  void plant() throws SQLException {
    database = TestDatabase.migrated();
    Seeds.plant(database, UUID.randomUUID());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<String> column(String sql) throws SQLException {
    return Sql.column(database.asSuperuser(), sql);
  }

  @Test
  void messagesSentAtTheSameTimeGetPlacesWithoutGaps() throws Exception {
    Callable<Void> speaker =
        () -> {
          try (Connection connection = database.asSuperuser().getConnection()) {
            for (int i = 0; i < 10; i++) {
              Sql.run(
                  connection,
                  """
                  insert into memory.chat_messages (user_id, session_id, role, content)
                  select user_id, id, 'assistant', 'word' from memory.chat_sessions
                  """);
            }
          }
          return null;
        };
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (Future<Void> done : pool.invokeAll(List.of(speaker, speaker, speaker, speaker))) {
        done.get();
      }
    }
    List<String> places = new ArrayList<>(column("select position from memory.chat_messages"));
    assertThat(places)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(0, 40).mapToObj(String::valueOf).toList());
    assertThat(column("select message_count from memory.chat_sessions")).containsExactly("41");
  }

  @Test
  void searchForgetsADeletedConversation() throws SQLException {
    assertThat(column("select 1 from memory.documents where thread is not null")).isNotEmpty();
    Sql.run(database.asSuperuser(), "delete from memory.chat_sessions");
    assertThat(column("select 1 from memory.documents where thread is not null")).isEmpty();
    assertThat(column("select 1 from memory.documents")).isNotEmpty();
    assertThat(column("select 1 from memory.outbox where topic = 'remove-document'")).isNotEmpty();
  }

  @Test
  void aMessageOutlivesItsDocument() throws SQLException {
    Sql.run(database.asSuperuser(), "delete from memory.documents");
    assertThat(column("select content from memory.chat_messages where document_id is null"))
        .hasSize(1);
  }
}
