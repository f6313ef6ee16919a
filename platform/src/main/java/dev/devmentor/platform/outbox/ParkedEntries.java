package dev.devmentor.platform.outbox;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Tells how many entries were given up, as the gauge {@code devmentor.outbox.parked}, and forgets
 * those that nobody took up again.
 */
@Singleton
class ParkedEntries {

  private static final Logger LOG = Logger.getLogger(ParkedEntries.class);

  private final Vertx vertx;
  private final OutboxStore store;
  private final OutboxConfig config;
  private final List<OutboxHandler> handlers;
  private final AtomicLong parked;
  private long timer = -1;

  ParkedEntries(
      Vertx vertx,
      OutboxStore store,
      OutboxConfig config,
      @All List<OutboxHandler> handlers,
      MeterRegistry metrics) {
    this.handlers = handlers;
    this.vertx = vertx;
    this.store = store;
    this.config = config;
    this.parked = metrics.gauge("devmentor.outbox.parked", new AtomicLong());
  }

  void start(@Observes StartupEvent event) {
    if (!handlers.isEmpty()) {
      timer = vertx.setPeriodic(config.countEvery().toMillis(), _ -> count());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private void count() {
    store
        .countParked()
        .subscribe()
        .with(parked::set, failure -> LOG.warnf("Outbox not reached: %s", failure.toString()));
  }

  @Produces
  @Singleton
  UpkeepStep removal() {
    return UpkeepStep.inBatches("parked entries of the outbox", this::purge);
  }

  private Uni<Integer> purge() {
    return handlers.isEmpty() ? Uni.createFrom().item(0) : store.purgeParked(config.keepParked());
  }
}
