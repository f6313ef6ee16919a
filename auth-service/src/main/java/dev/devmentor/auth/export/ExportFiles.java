package dev.devmentor.auth.export;

import dev.devmentor.platform.problem.BackendUnavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/**
 * Keeps exports on disk until they are read. A file loses its name as it is opened, so a process
 * that dies leaves nothing.
 */
@ApplicationScoped
class ExportFiles {

  private static final OpenOptions NAMELESS =
      new OpenOptions()
          .setRead(true)
          .setWrite(true)
          .setCreateNew(true)
          .setDeleteOnClose(true)
          .setPerms("rw-------");

  private static final int PIECE = 65_536;

  private final Vertx vertx;
  private final ExportConfig config;

  ExportFiles(Vertx vertx, ExportConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** An empty file. */
  Uni<AsyncFile> open() {
    String path = config.directory().resolve("devmentor-export-" + UUID.randomUUID()).toString();
    return told(vertx.fileSystem().open(path, NAMELESS));
  }

  /** Writes at the end; one at a time. */
  static Uni<Void> append(AsyncFile file, Buffer piece) {
    return told(file.write(io.vertx.mutiny.core.buffer.Buffer.newInstance(piece)));
  }

  /** All of it, as fast as it is asked for. */
  static Multi<Buffer> read(AsyncFile file) {
    return file.setReadPos(0)
        .setReadBufferSize(PIECE)
        .toMulti()
        .map(io.vertx.mutiny.core.buffer.Buffer::getDelegate);
  }

  private static <T> Uni<T> told(Uni<T> work) {
    return work.onFailure(ExportFiles::isDiskFault)
        .transform(_ -> new BackendUnavailable("room for exports"));
  }

  private static boolean isDiskFault(Throwable failure) {
    return failure instanceof FileSystemException || failure instanceof IOException;
  }
}
