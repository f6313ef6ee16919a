package dev.devmentor.gateway.cache;

import dev.devmentor.gateway.cache.store.AnswerStore;
import dev.devmentor.gateway.cache.store.Copy;
import dev.devmentor.gateway.cache.store.Finding;
import dev.devmentor.gateway.cache.store.Reading;
import dev.devmentor.gateway.pipeline.Exchange;
import dev.devmentor.gateway.pipeline.Fallback;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Gives an answer that was kept before the service was asked, if Redis says that it is still valid
 * when the service has failed.
 */
final class Rescue implements Fallback {

  private final Exchange exchange;
  private final Reading reading;
  private final Finding finding;
  private final AnswerStore store;
  private final AnswerWriter writer;

  Rescue(
      Exchange exchange, Reading reading, Finding finding, AnswerStore store, AnswerWriter writer) {
    this.exchange = exchange;
    this.reading = reading;
    this.finding = finding;
    this.store = store;
    this.writer = writer;
  }

  @Override
  public Future<Boolean> replace(int status) {
    if (status < 500 || finding.kept().isEmpty()) {
      return Future.succeededFuture(false);
    }
    Copy kept = Copy.of(reading, finding);
    return store
        .age(kept)
        .map(age -> age.isPresent() && give(kept.found(age.getAsLong())))
        .otherwise(false);
  }

  private boolean give(Finding now) {
    Duration usable = reading.policy().fresh().plus(reading.policy().ifError());
    return now.age() < usable.toMillis() && writer.write(exchange, now, CacheResult.STALE);
  }
}
