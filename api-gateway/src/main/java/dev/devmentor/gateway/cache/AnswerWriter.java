package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.body.UnreadBody;
import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.store.CachedAnswer;
import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.stream.MemoryBudget;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Gives whole answers to clients, or a 304 if the client has it already. Until a client takes its
 * answer it waits in memory, of which all of them have so much.
 */
@Singleton
class AnswerWriter {

  private static final List<String> OF_A_BODY =
      List.of("Content-Length", "Content-Type", "Content-Encoding", "Content-Language");

  private final MemoryBudget memory;
  private final long largest;

  AnswerWriter(CacheConfig config) {
    this.memory = new MemoryBudget(config.answerMemory());
    this.largest = config.largestAnswer().asLongValue();
  }

  static void mark(Exchange exchange, CacheResult result) {
    exchange.cacheResult(result);
    exchange.response().putHeader("X-Cache", result.name());
  }

  /** Gives a kept answer; false if there is no memory for it. */
  boolean write(Exchange exchange, Finding finding, CacheResult result) {
    CachedAnswer answer = finding.kept().orElseThrow();
    if (!memory.tryTake(answer.body().length())) {
      return false;
    }
    if (!isAnswered(exchange)) {
      mark(exchange, result);
      long age = TimeUnit.MILLISECONDS.toSeconds(finding.age());
      exchange.response().putHeader("Age", String.valueOf(age));
    }
    write(exchange, answer, answer.body().length());
    return true;
  }

  /** Memory for an answer that is about to come; false if there is none, or it is too large. */
  boolean reserve(long bytes) {
    return bytes <= largest && memory.tryTake(bytes);
  }

  /** It does not come. */
  void giveBack(long reserved) {
    memory.giveBack(reserved);
  }

  /** Gives an answer for which there is memory. */
  void write(Exchange exchange, CachedAnswer answer, long reserved) {
    try {
      send(exchange, answer).onComplete(_ -> memory.giveBack(reserved));
    } catch (RuntimeException failure) {
      memory.giveBack(reserved);
      throw failure;
    }
  }

  private static Future<Void> send(Exchange exchange, CachedAnswer answer) {
    if (isAnswered(exchange)) {
      return Future.succeededFuture();
    }
    UnreadBody.leave(exchange);
    HttpServerResponse response = exchange.response();
    answer.headers().forEach((name, value) -> response.headers().add(name, value));
    if (isKnown(exchange, answer)) {
      OF_A_BODY.forEach(response.headers()::remove);
      return response.setStatusCode(304).end();
    }
    return response.setStatusCode(200).end(answer.body());
  }

  private static boolean isAnswered(Exchange exchange) {
    return exchange.response().closed() || exchange.response().headWritten();
  }

  /** Whether the client has it already. */
  static boolean isKnown(Exchange exchange, CachedAnswer answer) {
    return answer.isKnownTo(Optional.ofNullable(exchange.request().getHeader("If-None-Match")));
  }
}
