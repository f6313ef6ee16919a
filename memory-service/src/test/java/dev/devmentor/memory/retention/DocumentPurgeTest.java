package dev.devmentor.memory.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import dev.devmentor.memory.Keeper;
import dev.devmentor.migrations.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deleted documents are in no answer, and in no table after a while. */
@QuarkusTest
class DocumentPurgeTest {

  private final Keeper keeper = Keeper.create();

  private String deleted(String content) {
    String id = keeper.keep(content);
    keeper.delete("/documents/" + id).statusCode(204);
    return id;
  }

  private static boolean isThere(String id) {
    return Rows.count("select count(*) from memory.documents where id = ?", UUID.fromString(id))
        > 0;
  }

  @Test
  void removesWhatWasDeletedAMonthAgo() {
    String recent = deleted("deleted today");
    String old = deleted("deleted long ago");
    Rows.update(
        "update memory.documents set deleted_at = now() - interval '31 days' where id = ?",
        UUID.fromString(old));
    await().until(() -> !isThere(old));
    assertThat(isThere(recent)).isTrue();
  }

  @Test
  void showsADeletedDocumentToNobody() {
    String path = "/documents/" + deleted("out of sight");
    for (String part : new String[] {"", "/content", "/chunks"}) {
      keeper.get(path + part).statusCode(404);
    }
    keeper.patch(path, Map.of("pinned", true)).statusCode(404);
    keeper.delete(path).statusCode(404);
    keeper.get("/documents").body("items", empty());
    assertThat(keeper.search("sight")).isEmpty();
  }

  @Test
  void bringsADocumentBackThatTheOperatorRestores() {
    String id = deleted("brought back");
    Rows.update("update memory.documents set deleted_at = null where id = ?", UUID.fromString(id));
    await().untilAsserted(() -> assertThat(keeper.search("back")).containsExactly(id));
  }
}
