package dev.devmentor.gateway.route;

import dev.devmentor.gateway.pipeline.Exchange;

/** Something the gateway answers itself, on the routes whose service is {@code gateway}. */
public interface OwnAnswer {

  /** The name of its route. */
  String route();

  /** Ends the exchange. */
  void answer(Exchange exchange);
}
