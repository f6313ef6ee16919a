package dev.devmentor.project.storage;

import dev.devmentor.project.refusal.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One upload coming in: a piece is asked for when the piece before is on disk. */
final class Reception {

  private final AsyncFile file;
  private final ReadStream<Buffer> body;
  private final long limit;
  private final MessageDigest hash = sha256();
  private final Promise<SpooledContent> done = Promise.promise();
  private long size;

  /**
   * @param limit in bytes
   */
  Reception(AsyncFile file, ReadStream<Buffer> body, long limit) {
    this.file = file;
    this.body = body;
    this.limit = limit;
  }

  Future<SpooledContent> run() {
    body.exceptionHandler(this::fail);
    body.endHandler(_ -> finish());
    body.handler(this::take);
    body.resume();
    return done.future();
  }

  private void take(Buffer piece) {
    body.pause();
    size += piece.length();
    if (size > limit) {
      fail(new Refusal.FileTooLarge(limit));
      return;
    }
    hash.update(piece.getBytes());
    file.write(piece).onSuccess(_ -> body.resume()).onFailure(this::fail);
  }

  private void finish() {
    done.tryComplete(new SpooledContent(file, size, HexFormat.of().formatHex(hash.digest())));
  }

  private void fail(Throwable reason) {
    if (done.tryFail(reason)) {
      file.close();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
