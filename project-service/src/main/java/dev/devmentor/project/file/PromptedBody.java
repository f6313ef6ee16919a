package dev.devmentor.project.file;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/**
 * The body of a request. A client that asked ({@code Expect: 100-continue}) is told to go on when
 * somebody begins to read, and not before: a refused gigabyte is never sent.
 */
final class PromptedBody implements ReadStream<Buffer> {

  private final HttpServerRequest request;
  private boolean prompted;

  PromptedBody(HttpServerRequest request) {
    this.request = request;
  }

  @Override
  public ReadStream<Buffer> handler(Handler<Buffer> handler) {
    if (!prompted && "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    prompted = true;
    request.handler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
    request.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(Handler<Void> handler) {
    request.endHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    request.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    request.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    request.fetch(amount);
    return this;
  }
}
