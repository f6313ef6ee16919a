package dev.devmentor.platform.request;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** The end of a request's body, which may come after the end of the answer. */
public final class BodyEnd {

  private BodyEnd() {}

  /** Done once the last byte was read; fails if the connection is lost before. */
  public static Future<Void> of(HttpServerRequest request) {
    return request.isEnded() ? Future.succeededFuture() : request.end();
  }
}
