package dev.devmentor.gateway.identity;

import dev.devmentor.gateway.pipeline.Exchange;

/**
 * Whoever sends a token that may not be known.
 *
 * @param address where they are: strangers are counted by it
 * @param route what they want, by its name
 */
record Stranger(String address, String route) {

  static Stranger of(Exchange exchange) {
    return new Stranger(exchange.client().address(), exchange.route().name());
  }
}
