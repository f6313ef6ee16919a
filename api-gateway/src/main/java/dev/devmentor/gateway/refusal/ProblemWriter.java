package dev.devmentor.gateway.refusal;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.platform.problem.DomainException;
import dev.devmentor.platform.problem.ProblemTypes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Writes a refusal as an RFC 9457 problem; a 5xx tells the request id and nothing else. */
public final class ProblemWriter {

  private ProblemWriter() {}

  /** Ends the exchange with this refusal, unless an answer has begun. */
  public static void write(Exchange exchange, DomainException refusal) {
    HttpServerResponse response = exchange.response();
    if (response.headWritten() || response.closed()) {
      return;
    }
    response
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    refusal
        .retryAfter()
        .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, wholeSeconds(wait)));
    if (refusal instanceof Refusal own) {
      own.headers().forEach(response::putHeader);
    }
    UnreadBody.leave(exchange);
    exchange.answer(body(exchange, refusal).toBuffer());
  }

  private static JsonObject body(Exchange exchange, DomainException refusal) {
    JsonObject problem =
        new JsonObject()
            .put("type", ProblemTypes.uri(refusal.slug()).toString())
            .put("title", refusal.title())
            .put("status", refusal.status());
    if (refusal.status() < 500) {
      problem.put("detail", refusal.getMessage()).put("instance", instance(exchange));
    }
    return problem.put("requestId", exchange.requestId());
  }

  /** What was asked for, as a URI reference whatever the client sent. */
  private static String instance(Exchange exchange) {
    return exchange.target() != null
        ? exchange.target().path()
        : exchange.request().path().replaceAll("[^A-Za-z0-9/._~-]", "_");
  }

  /** Rounded up: a client that waits this long is let in. */
  private static String wholeSeconds(Duration wait) {
    return String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
