package dev.devmentor.gateway.observation;

import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * One JSON line for each request. Neither tokens nor queries are in it: people search for private
 * things.
 */
@Singleton
class AccessLog {

  private static final Logger LOG = Logger.getLogger(AccessLog.class);

  void write(Exchange exchange, Outcome outcome) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    JsonObject line =
        new JsonObject()
            .put("time", Instant.now().toString())
            .put("requestId", exchange.requestId())
            .put("client", exchange.clientAddress())
            .put("method", outcome.method())
            .put("path", path(exchange))
            .put("route", outcome.route())
            .put("status", outcome.status())
            .put("millis", millis(outcome.time()))
            .put("bytes", exchange.response().bytesWritten());
    exchange.caller().ifPresent(caller -> line.put("userId", caller.userId()));
    outcome.cache().ifPresent(result -> line.put("cache", result.name()));
    outcome.upstreamTime().ifPresent(time -> line.put("upstreamMillis", millis(time)));
    LOG.info(line.encode());
  }

  private static String path(Exchange exchange) {
    return exchange.target() == null ? exchange.request().path() : exchange.target().path();
  }

  /** With three decimals. */
  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1_000.0) / 1_000.0;
  }
}
