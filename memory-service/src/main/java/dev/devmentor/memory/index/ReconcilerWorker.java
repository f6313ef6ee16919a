package dev.devmentor.memory.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Has the reconciler count now and then, publishes what it finds, and has it repair a drift that is
 * still there at the next count: work under way is no drift.
 */
@ApplicationScoped
class ReconcilerWorker {

  private static final Logger LOG = Logger.getLogger(ReconcilerWorker.class);

  /** How many times as long as a count the wait for the next one is at least. */
  private static final int PAUSE = 9;

  private final Vertx vertx;
  private final Reconciler reconciler;
  private final IndexConfig config;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong drift;
  private final AtomicLong queued;
  private volatile long notBefore = System.nanoTime();
  private long rounds;
  private long timer = -1;

  ReconcilerWorker(Vertx vertx, Reconciler reconciler, IndexConfig config, MeterRegistry metrics) {
    this.vertx = vertx;
    this.reconciler = reconciler;
    this.config = config;
    this.drift = metrics.gauge("devmentor.memory.index.drift", new AtomicLong());
    this.queued = metrics.gauge("devmentor.memory.index.queue", new AtomicLong());
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(config.countEvery().toMillis(), _ -> round());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private void round() {
    if (System.nanoTime() - notBefore >= 0 && running.compareAndSet(false, true)) {
      VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
          .runOnContext(_ -> reconcile());
    }
  }

  private void reconcile() {
    long begin = System.nanoTime();
    reconciler
        .count()
        .onTermination()
        .invoke(() -> pauseSince(begin))
        .chain(this::judge)
        .onTermination()
        .invoke(() -> running.set(false))
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("The index was not compared: %s", failure.toString()));
  }

  /** Counting all there is must not be all that the database does. */
  private void pauseSince(long begin) {
    long now = System.nanoTime();
    notBefore = now + PAUSE * (now - begin);
  }

  private Uni<Void> judge(IndexStatus status) {
    boolean lasting = drift.getAndSet(status.drift()) != 0 && status.drift() != 0;
    boolean stranded = status.pending() > 0 && status.queueLength() == 0;
    queued.set(status.queueLength());
    return lasting || stranded || rounds++ % config.compareEvery() == 0
        ? reconciler.repair()
        : Uni.createFrom().voidItem();
  }
}
