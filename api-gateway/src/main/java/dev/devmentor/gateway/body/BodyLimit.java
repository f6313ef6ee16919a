package dev.devmentor.gateway.body;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import jakarta.inject.Singleton;

/**
 * Refuses a body whose declared length is over the route's limit before the service sees a byte. A
 * body of unknown length is counted while it is forwarded.
 */
@Singleton
public class BodyLimit implements Stage {

  @Override
  public void handle(Exchange exchange) {
    String length = exchange.request().getHeader("Content-Length");
    long limit = exchange.route().limits().bodyLimit();
    if (length != null && bytes(length) > limit) {
      throw Refusal.tooLarge(limit);
    }
    exchange.next();
  }

  private static long bytes(String length) {
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException _) {
      throw Refusal.malformed("Content-Length is not a number of bytes.");
    }
  }
}
