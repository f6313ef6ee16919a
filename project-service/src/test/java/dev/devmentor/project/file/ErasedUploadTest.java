package dev.devmentor.project.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.migrations.testing.TestUsers;
import dev.devmentor.project.storage.ContentStore;
import dev.devmentor.project.storage.SpooledContent;
import dev.devmentor.project.testing.Bucket;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose user is erased while the content is on its way leaves no content behind. */
@QuarkusTest
class ErasedUploadTest {

  @Inject ObjectClaims claims;
  @Inject ContentStore store;
  @Inject Vertx vertx;

  private final Client user = Client.create();

  @Test
  void leavesNoObject(@TempDir Path folder) {
    String project = user.project("Erased");
    ObjectClaims.Claim claim =
        claims.claim(user.id(), UUID.fromString(project), "sha256").await().indefinitely();

    TestUsers.erase(user.id());
    awaitWorker();
    store.put(claim.objectKey(), content(folder)).await().indefinitely();
    assertThat(Bucket.objectsOf(project)).hasSize(1);
    claims.abandon(user.id(), claim).await().indefinitely();

    awaitWorker();
    assertThat(Bucket.objectsOf(project)).isEmpty();
  }

  private static void awaitWorker() {
    await()
        .untilAsserted(
            () -> assertThat(Rows.count("select count(*) from projects.outbox")).isZero());
  }

  private SpooledContent content(Path folder) {
    String path = folder.resolve("content").toString();
    AsyncFile file =
        vertx
            .fileSystem()
            .writeFile(path, Buffer.buffer("x"))
            .compose(_ -> vertx.fileSystem().open(path, new OpenOptions().setDeleteOnClose(true)))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return new SpooledContent(file, 1, "sha256");
  }
}
