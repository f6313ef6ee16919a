package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.pipeline.Exchange;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Gives a kept answer to a client, or a 304 if the client has it already. */
final class AnswerWriter {

  private static final List<String> OF_A_BODY =
      List.of("Content-Length", "Content-Type", "Content-Encoding", "Content-Language");

  private AnswerWriter() {}

  static void write(Exchange exchange, Finding finding, CacheResult result) {
    mark(exchange, result);
    long age = TimeUnit.MILLISECONDS.toSeconds(finding.age());
    exchange.response().putHeader("Age", String.valueOf(age));
    write(exchange, finding.kept().orElseThrow());
  }

  static void write(Exchange exchange, CachedAnswer answer) {
    HttpServerResponse response = exchange.response();
    if (response.closed() || response.headWritten()) {
      return;
    }
    UnreadBody.leave(exchange);
    answer.headers().forEach((name, value) -> response.headers().add(name, value));
    if (answer.isKnownTo(Optional.ofNullable(exchange.request().getHeader("If-None-Match")))) {
      OF_A_BODY.forEach(response.headers()::remove);
      response.setStatusCode(304).end();
    } else {
      response.setStatusCode(200).end(answer.body());
    }
  }

  static void mark(Exchange exchange, CacheResult result) {
    exchange.cacheResult(result);
    exchange.response().putHeader("X-Cache", result.name());
  }
}
