package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.pipeline.Capture;
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
  private final CacheConfig config;

  ResponseCache(AnswerStore store, AnswerWatch watch, Copies copies, CacheConfig config) {
    this.store = store;
    this.watch = watch;
    this.copies = copies;
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
                    found -> AnswerWriter.write(exchange, found, CacheResult.HIT),
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
        AnswerWriter.write(exchange, finding, CacheResult.HIT);
      }
      case STALE -> AnswerWriter.write(exchange, finding, CacheResult.STALE);
      case ASK -> ask(exchange, reading, finding);
      case WAIT -> await(exchange, reading, finding, deadline);
      case UNKEPT -> goOn(exchange, CacheResult.BYPASS, new Rescue(exchange, reading, finding));
    }
  }

  private void ask(Exchange exchange, Reading reading, Finding finding) {
    if (isSatisfiedOnlyByTheCache(exchange)) {
      store.release(reading, finding.generation());
      goOn(exchange, CacheResult.MISS);
      return;
    }
    AnswerCapture capture =
        new AnswerCapture(exchange, store, reading, finding, config.largestAnswer().asLongValue());
    exchange.atEnd(_ -> capture.release());
    goOn(exchange, CacheResult.MISS, capture);
  }

  /** Who has left while waiting must not be the one that asks: the others would wait in vain. */
  private void await(Exchange exchange, Reading reading, Finding finding, long deadline) {
    if (System.nanoTime() - deadline >= 0) {
      goOn(exchange, CacheResult.MISS, new Rescue(exchange, reading, finding));
    } else {
      use(exchange, reading, watch.next(reading, exchange::isOver), deadline);
    }
  }

  private static boolean isSatisfiedOnlyByTheCache(Exchange exchange) {
    return CacheControl.of(exchange.request().headers()).has("only-if-cached");
  }

  /** To the service, whose answer somebody may take or replace. */
  private static void goOn(Exchange exchange, CacheResult result, Capture capture) {
    if (!isSatisfiedOnlyByTheCache(exchange)) {
      exchange.capture(capture);
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
