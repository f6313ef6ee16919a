package dev.devmentor.gateway.observation;

import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import jakarta.inject.Singleton;

/**
 * Sees each request first and each answer last. The body waits until somebody wants it: what
 * follows may be asynchronous.
 */
@Singleton
public class Observation implements Stage {

  private final AccessLog log;
  private final RequestMetrics metrics;

  Observation(AccessLog log, RequestMetrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  @Override
  public void handle(Exchange exchange) {
    exchange.request().pause();
    exchange.atEnd(whole -> finished(exchange, whole));
    exchange.atRest(() -> answered(exchange));
    exchange.next();
  }

  private void answered(Exchange exchange) {
    exchange.upstreamTime().ifPresent(time -> metrics.answered(exchange.route().service(), time));
  }

  private void finished(Exchange exchange, boolean whole) {
    Outcome outcome = Outcome.of(exchange, whole);
    metrics.record(outcome);
    log.write(AccessEntry.of(exchange, outcome));
  }
}
