package dev.devmentor.gateway.observation;

import dev.devmentor.gateway.cache.CacheResult;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.route.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param route its route's name; {@code none} if it was refused before it had one
 * @param method the HTTP method
 * @param status the answer's status, or {@link #CLIENT_GONE}
 * @param time from the request line to the end of the answer
 * @param upstreamTime from forwarding to the head of the service's answer
 * @param cache what the cache did; empty if the route has none
 */
record Outcome(
    String route,
    String method,
    int status,
    Duration time,
    Optional<Duration> upstreamTime,
    Optional<CacheResult> cache) {

  /** The client closed the connection before it had an answer; the number is nginx's. */
  static final int CLIENT_GONE = 499;

  private static final String NONE = "none";

  static Outcome of(Exchange exchange, boolean whole) {
    boolean answered = whole || exchange.response().headWritten();
    return new Outcome(
        exchange.selected().map(Route::name).orElse(NONE),
        exchange.request().method().name(),
        answered ? exchange.response().getStatusCode() : CLIENT_GONE,
        exchange.age(),
        exchange.upstreamTime(),
        exchange.cacheResult());
  }
}
