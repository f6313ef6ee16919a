package dev.devmentor.project.storage;

import dev.devmentor.platform.problem.BackendUnavailable;
import dev.devmentor.project.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/**
 * Takes uploads in on disk, because their place in the store is named by their hash, which is known
 * at the end. Memory holds one piece of each; the file loses its name as it is opened, so a process
 * that dies leaves nothing.
 */
@ApplicationScoped
public class Spool {

  private static final OpenOptions NAMELESS =
      new OpenOptions()
          .setRead(true)
          .setWrite(true)
          .setCreateNew(true)
          .setDeleteOnClose(true)
          .setPerms("rw-------");

  private final Vertx vertx;
  private final StorageConfig config;

  Spool(Vertx vertx, StorageConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * Refuses what says of itself that it is too large.
   *
   * @param declaredBytes -1 if unknown
   */
  public void expect(long declaredBytes) {
    if (declaredBytes > config.largestFile()) {
      throw new Refusal.FileTooLarge(config.largestFile());
    }
  }

  /**
   * Takes a body in. Fails with {@link Refusal.FileTooLarge}, or as the body does if the client
   * goes away.
   *
   * @param body paused
   */
  public Uni<SpooledContent> receive(ReadStream<Buffer> body) {
    String path =
        config.spoolDirectory().resolve("devmentor-upload-" + UUID.randomUUID()).toString();
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .fileSystem()
                    .open(path, NAMELESS)
                    .compose(file -> new Reception(file, body, config.largestFile()).run())
                    .toCompletionStage())
        .onFailure(Spool::isDiskFault)
        .transform(_ -> new BackendUnavailable("room for uploads"));
  }

  private static boolean isDiskFault(Throwable failure) {
    return failure instanceof FileSystemException || failure instanceof IOException;
  }
}
