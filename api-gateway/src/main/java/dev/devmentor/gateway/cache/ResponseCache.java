package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.store.AnswerStore;
import dev.devmentor.gateway.cache.store.AnswerWatch;
import dev.devmentor.gateway.cache.store.Copies;
import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.cache.store.Reading;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.refusal.Refusal;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers from Redis, or from a copy of what is there, what was answered before to the same user,
 * where the route allows it. Of many requests for the same answer, at whichever gateway, one asks
 * the service and the others wait.
 */
@Singleton
public class ResponseCache implements Stage {

  private final AnswerStore store;
  private final AnswerWatch watch;
  private final Copies copies;
  private final AnswerWriter writer;
  private final CacheConfig config;

  ResponseCache(
      AnswerStore store,
      AnswerWatch watch,
      Copies copies,
      AnswerWriter writer,
      CacheConfig config) {
    this.store = store;
    this.watch = watch;
    this.copies = copies;
    this.writer = writer;
    this.config = config;
  }

  @Override
  public void handle(Exchange exchange) {
    if (CacheLookup.policy(exchange).isEmpty()) {
      exchange.next();
      return;
    }
    exchange
        .lookup()
        .ifPresentOrElse(lookup -> use(exchange, lookup), () -> goOn(exchange, CacheResult.BYPASS));
  }

  private void use(Exchange exchange, Lookup lookup) {
    long deadline = System.nanoTime() + config.coalesceFor().toNanos();
    lookup
        .copy()
        .otherwise(Optional.empty())
        .onSuccess(
            copy ->
                copy.ifPresentOrElse(
                    found -> give(exchange, found, CacheResult.HIT),
                    () -> look(exchange, lookup.reading(), deadline)));
  }

  private void look(Exchange exchange, Reading reading, long deadline) {
    if (!exchange.isOver()) {
      use(exchange, reading, store.find(reading), deadline);
    }
  }

  private void use(Exchange exchange, Reading reading, Future<Finding> looking, long deadline) {
    looking
        .onSuccess(finding -> use(exchange, reading, finding, deadline))
        .onFailure(_ -> goOn(exchange, CacheResult.BYPASS));
  }

  private void use(Exchange exchange, Reading reading, Finding finding, long deadline) {
    switch (finding.state()) {
      case FRESH -> {
        copies.keep(reading, finding);
        give(exchange, finding, CacheResult.HIT);
      }
      case STALE -> give(exchange, finding, CacheResult.STALE);
      case ASK -> ask(exchange, reading, finding);
      case WAIT -> await(exchange, reading, finding, deadline);
      case UNKEPT -> goOn(exchange, reading, finding, CacheResult.BYPASS);
    }
  }

  /** An answer that finds no memory streams from the service. */
  private void give(Exchange exchange, Finding finding, CacheResult result) {
    if (!writer.write(exchange, finding, result)) {
      goOn(exchange, CacheResult.BYPASS);
    }
  }

  private void ask(Exchange exchange, Reading reading, Finding finding) {
    if (isSatisfiedOnlyByTheCache(exchange)) {
      store.release(reading, finding.generation());
      goOn(exchange, CacheResult.MISS);
      return;
    }
    AnswerCapture capture = new AnswerCapture(exchange, reading, finding, store, writer);
    exchange.atEnd(capture::release);
    exchange.capture(capture);
    goOn(exchange, reading, finding, CacheResult.MISS);
  }

  /** Who has left while waiting must not be the one that asks: the others would wait in vain. */
  private void await(Exchange exchange, Reading reading, Finding finding, long deadline) {
    if (System.nanoTime() - deadline >= 0) {
      goOn(exchange, reading, finding, CacheResult.MISS);
    } else {
      use(exchange, reading, watch.next(reading, exchange::isOver), deadline);
    }
  }

  private static boolean isSatisfiedOnlyByTheCache(Exchange exchange) {
    return CacheControl.of(exchange.request().headers()).has("only-if-cached");
  }

  /** To the service, for whose failure there may be a replacement. */
  private void goOn(Exchange exchange, Reading reading, Finding finding, CacheResult result) {
    if (!isSatisfiedOnlyByTheCache(exchange)) {
      exchange.fallback(new Rescue(exchange, reading, finding, store, writer));
    }
    goOn(exchange, result);
  }

  private static void goOn(Exchange exchange, CacheResult result) {
    if (isSatisfiedOnlyByTheCache(exchange)) {
      exchange.refuse(Refusal.timeout());
      return;
    }
    AnswerWriter.mark(exchange, result);
    exchange.next();
  }
}
