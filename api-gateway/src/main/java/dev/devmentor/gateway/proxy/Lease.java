package dev.devmentor.gateway.proxy;

import dev.devmentor.gateway.pipeline.Delivery;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * The use of one connection to a service, by one request. Vert.x hands the connection to the next
 * request once the last byte of the answer has come in, though it may not have been read yet: from
 * then on it must not be touched.
 */
final class Lease {

  private final HttpClientRequest request;
  private final Delivery delivery;
  private final Context context = Vertx.currentContext();
  private HttpClientResponse answer;
  private boolean begun;
  private boolean sent;
  private boolean answered;

  /**
   * @param delivery is told what goes out
   */
  Lease(HttpClientRequest request, Delivery delivery) {
    this.request = request;
    this.delivery = delivery;
  }

  /** Something of the request goes out. */
  void begin() {
    if (!begun) {
      begun = true;
      delivery.begin();
    }
  }

  /** The whole request has gone out. */
  void sent() {
    begin();
    sent = true;
    delivery.end();
  }

  /** Whether the service has the whole request and has said nothing yet. */
  boolean awaitsAnswer() {
    return sent && answer == null;
  }

  /** The head of the answer has come. */
  void answering(HttpClientResponse head) {
    answer = head;
  }

  /** The last byte of the answer was read. */
  void answered() {
    answered = true;
  }

  /** Lets the service know that nobody waits for it any more, as far as it has not answered. */
  void cancel() {
    if (!sent || answer == null) {
      close();
    } else if (!answered) {
      answer.handler(_ -> {}).endHandler(_ -> answered = true).resume();
      // Behind what has come in and now is read: the end may be among it.
      context.runOnContext(_ -> closeUnlessAnswered());
    }
  }

  private void closeUnlessAnswered() {
    if (!answered) {
      close();
    }
  }

  private void close() {
    request.reset();
    // A connection that was not written to goes back to the pool.
    if (begun) {
      HardClose.of(request.connection());
    }
  }
}
