package dev.devmentor.memory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.SharedProject;
import dev.devmentor.memory.vector.VectorStore;
import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever goes from the tables goes from the vector store. */
@QuarkusTest
class ErasureTest {

  @Inject VectorStore vectors;

  private final Keeper keeper = Keeper.create();

  private static List<UUID> chunks(UUID userId) {
    return Rows.query("select id from memory.chunks where user_id = ?", userId).stream()
        .map(UUID::fromString)
        .toList();
  }

  private Set<UUID> present(List<UUID> chunkIds) {
    return vectors.present(chunkIds).await().indefinitely();
  }

  @Test
  void deletedDocumentIsNotFoundAtOnceAndItsVectorsGo() {
    String id = keeper.keep("Soon to be forgotten.");
    List<UUID> chunks = chunks(keeper.id());
    assertThat(present(chunks)).hasSize(1);
    keeper.delete("/documents/" + id).statusCode(204);
    assertThat(keeper.search("forgotten")).isEmpty();
    await().untilAsserted(() -> assertThat(present(chunks)).isEmpty());
    keeper.keep("Soon to be forgotten.");
  }

  @Test
  void documentDeletedWhileItIsIndexedLeavesNoVector() {
    String id =
        keeper
            .post("/documents", Map.of("content", "Some words. ".repeat(5_000)))
            .extract()
            .path("id");
    await().atMost(Duration.ofMinutes(1)).until(() -> !chunks(keeper.id()).isEmpty());
    List<UUID> chunks = chunks(keeper.id());
    keeper.delete("/documents/" + id).statusCode(204);
    await()
        .untilAsserted(
            () -> {
              assertThat(Rows.holding("memory", keeper.id().toString()))
                  .singleElement()
                  .asString()
                  .startsWith("memory.documents ");
              assertThat(present(chunks)).isEmpty();
            });
  }

  @Test
  void erasedUserLeavesNoRowAndNoVector() {
    UUID project = SharedProject.of(keeper.id());
    keeper.keep("One of mine.", Map.of("projectId", project));
    keeper.keep("Another of mine. ".repeat(300));
    keeper.delete("/documents/" + keeper.keep("One that was deleted before.")).statusCode(204);
    keeper.search("mine");
    keeper
        .request()
        .header("Idempotency-Key", "k")
        .body(Map.of("content", "And one with a key."))
        .post("/documents");
    List<UUID> chunks = chunks(keeper.id());
    Keeper bystander = Keeper.create();
    String kept = bystander.keep("Not of theirs.");
    assertThat(present(chunks)).hasSameSizeAs(chunks);

    TestUsers.erase(keeper.id());

    await()
        .untilAsserted(
            () -> {
              assertThat(Rows.holding("memory", keeper.id().toString())).isEmpty();
              assertThat(present(chunks)).isEmpty();
            });
    assertThat(bystander.search("theirs")).containsExactly(kept);
  }

  @Test
  void lostVectorsComeBackAndStrayOnesGo() {
    String id = keeper.keep("Lost and found.");
    List<UUID> chunks = chunks(keeper.id());
    vectors.remove(chunks).await().indefinitely();
    await().untilAsserted(() -> assertThat(keeper.search("lost")).containsExactly(id));

    assertThat(present(chunks)).hasSize(1);
    Rows.update("alter table memory.documents disable trigger documents_removed");
    Rows.update("delete from memory.documents where id = ?", UUID.fromString(id));
    Rows.update("alter table memory.documents enable trigger documents_removed");
    await().untilAsserted(() -> assertThat(present(chunks)).isEmpty());
  }

  @Test
  void administratorsSeeHowTheIndexStands() {
    keeper.keep("Counted.");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                Keeper.admin()
                    .get("/index/status")
                    .statusCode(200)
                    .body("documents", greaterThan(0))
                    .body("vectors", greaterThan(0))
                    .body("drift", equalTo(0))
                    .body("queueLength", equalTo(0)));
  }
}
