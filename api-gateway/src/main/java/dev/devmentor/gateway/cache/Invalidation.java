package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.policy.TagTemplate;
import dev.devmentor.gateway.cache.store.AnswerStore;
import dev.devmentor.gateway.cache.store.WriteOutcome;
import dev.devmentor.gateway.intake.RequestBody;
import dev.devmentor.gateway.pipeline.Delivery;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Stage;
import dev.devmentor.gateway.route.Route;
import dev.devmentor.platform.request.GracefulStop;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Makes cached answers void that a write touches: before the service sees the write nothing they
 * depend on is used any more, and before the client hears of it their generation has ended. A
 * process that stops waits until they have, also for writes whose clients have left.
 */
@Singleton
public class Invalidation implements Stage {

  private final AnswerStore store;
  private final GracefulStop stop;

  Invalidation(AnswerStore store, GracefulStop stop) {
    this.store = store;
    this.stop = stop;
  }

  @Override
  public void handle(Exchange exchange) {
    List<TagTemplate> touched = exchange.route().touches();
    if (touched.isEmpty() || !Route.isWrite(exchange.request().method())) {
      exchange.next();
      return;
    }
    Write write = new Write(UUID.randomUUID(), CacheKeys.tags(exchange, touched));
    stop.begin(write);
    store
        .begin(write.id, write.tags)
        .onComplete(
            _ -> {
              if (exchange.isOver()) {
                end(write, WriteOutcome.REFUSED); // no service has seen it
                return;
              }
              Delivery delivery = exchange.delivery();
              exchange.beforeAnswer(status -> end(write, answered(status, delivery)));
              exchange.atRest(() -> end(write, unanswered(delivery)));
              if (RequestBody.isUnderWay(exchange.request())) {
                delivery.atEnd(() -> enterAgain(write));
              }
              exchange.next();
            });
  }

  /**
   * A service that fails may have done it all the same, but not later than its answer. Neither does
   * a refusal say what became of an attempt before.
   */
  private static WriteOutcome answered(int status, Delivery delivery) {
    boolean refused = status >= 400 && status < 500 && !delivery.isRepeated();
    return refused ? WriteOutcome.REFUSED : WriteOutcome.DONE;
  }

  /** Without an answer. No service acts on a request once it has broken off. */
  private static WriteOutcome unanswered(Delivery delivery) {
    if (delivery.isNothing()) {
      return WriteOutcome.REFUSED;
    }
    return delivery.isWhole() ? WriteOutcome.UNKNOWN : WriteOutcome.DONE;
  }

  /** Its body may have taken longer than a write can be under way. */
  private void enterAgain(Write write) {
    if (!write.ended) {
      store.begin(write.id, write.tags);
    }
  }

  private Future<Void> end(Write write, WriteOutcome outcome) {
    if (write.ended) {
      return Future.succeededFuture();
    }
    write.ended = true;
    return store.end(write.id, write.tags, outcome).onComplete(_ -> stop.end(write));
  }

  /** One write on its way. */
  private static final class Write {

    private final UUID id;
    private final List<String> tags;
    private boolean ended;

    Write(UUID id, List<String> tags) {
      this.id = id;
      this.tags = tags;
    }
  }
}
