package dev.devmentor.project.file;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.UUID;

/**
 * A file on its way in.
 *
 * @param userId who sends it
 * @param projectId where it goes
 * @param path its place there
 * @param contentType as it was sent
 * @param idempotencyKey null if there is none
 * @param declaredBytes how long the client says it is; -1 if it does not say
 * @param body paused
 */
record Upload(
    UUID userId,
    UUID projectId,
    FilePath path,
    String contentType,
    String idempotencyKey,
    long declaredBytes,
    ReadStream<Buffer> body) {

  /**
   * What became of it.
   *
   * @param file the current version
   * @param created whether the upload made it
   */
  record Result(FileAnswer file, boolean created) {}
}
