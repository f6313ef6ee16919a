package dev.devmentor.project.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;

/**
 * A complete upload in a nameless file.
 *
 * @param file open, without a name: it is gone once it is closed
 * @param size in bytes
 * @param sha256 of the content, hexadecimal
 */
public record SpooledContent(AsyncFile file, long size, String sha256) {

  private static final int PIECE = 65_536;

  /** The content from its beginning. */
  ReadStream<Buffer> read() {
    return file.setReadPos(0).setReadLength(size).setReadBufferSize(PIECE);
  }

  /** Frees the space. */
  public Uni<Void> close() {
    return Uni.createFrom().completionStage(() -> file.close().toCompletionStage());
  }
}
