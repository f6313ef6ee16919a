package dev.devmentor.platform.outbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Works the outbox off: claims a batch, hands each entry to its handler, removes what is done. It
 * polls, because a notification per write costs half of the write throughput; whoever commits an
 * entry in this process may {@link #wake} it.
 */
@ApplicationScoped
class OutboxWorker {

  private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
  private static final int LONGEST_ERROR = 500;

  private final Vertx vertx;
  private final OutboxStore store;
  private final OutboxConfig config;
  private final Map<String, OutboxHandler> handlers;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();
  private volatile boolean stopped;
  private long timer = -1;

  OutboxWorker(
      Vertx vertx, OutboxStore store, OutboxConfig config, @All List<OutboxHandler> handlers) {
    this.vertx = vertx;
    this.store = store;
    this.config = config;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(OutboxHandler::topic, Function.identity()));
  }

  void start(@Observes StartupEvent event) {
    if (!handlers.isEmpty()) {
      timer = vertx.setPeriodic(config.poll().toMillis(), _ -> wake());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Looks for entries now; while a round is under way, once more after it. */
  void wake() {
    again.set(true);
    if (!stopped && !handlers.isEmpty() && running.compareAndSet(false, true)) {
      onOwnContext(this::rounds);
    }
  }

  private void rounds() {
    again.set(false);
    round()
        .subscribe()
        .with(
            worked -> rest(worked > 0),
            failure -> {
              LOG.warnf("Outbox not reached: %s", failure.toString());
              rest(false);
            });
  }

  private void rest(boolean moreLikely) {
    if (!stopped && (moreLikely || again.get())) {
      onOwnContext(this::rounds);
    } else {
      running.set(false);
    }
  }

  private Uni<Integer> round() {
    return store
        .claim(handlers.keySet(), config.batch(), config.lease())
        .chain(entries -> workOff(entries).replaceWith(entries.size()));
  }

  private Uni<Void> workOff(List<OutboxEntry> entries) {
    return Multi.createFrom()
        .iterable(entries)
        .onItem()
        .transformToUni(this::workOff)
        .merge(Math.max(1, entries.size()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> workOff(OutboxEntry entry) {
    return Uni.createFrom()
        .deferred(() -> handlers.get(entry.topic()).handle(entry))
        .chain(() -> store.done(entry))
        .onFailure()
        .recoverWithUni(failure -> setAside(entry, failure));
  }

  private Uni<Void> setAside(OutboxEntry entry, Throwable failure) {
    String error = shorten(failure.toString());
    if (entry.attempts() >= config.attempts()) {
      LOG.errorf("Outbox entry %s (%s) parked: %s", entry.id(), entry.topic(), error);
      return handlers
          .get(entry.topic())
          .parked(entry, failure)
          .chain(() -> store.park(entry, error));
    }
    LOG.debugf("Outbox entry %s (%s) waits: %s", entry.id(), entry.topic(), error);
    return store.retry(entry, waitAfter(entry.attempts()), error);
  }

  private Duration waitAfter(int attempts) {
    Duration wait = config.backoff().multipliedBy(1L << Math.min(attempts - 1, 20));
    return wait.compareTo(config.backoffLimit()) > 0 ? config.backoffLimit() : wait;
  }

  private static String shorten(String error) {
    String text = error.replace('\0', ' ');
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  /** A context of its own for each round, as Hibernate Reactive asks for. */
  private void onOwnContext(Runnable work) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(_ -> work.run());
  }
}
