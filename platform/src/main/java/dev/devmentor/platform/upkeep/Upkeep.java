package dev.devmentor.platform.upkeep;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Has every {@link UpkeepStep} of the service done soon after the start and from time to time, one
 * after the other. A step that fails waits for the next time and holds up no other.
 */
@ApplicationScoped
public class Upkeep {

  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final Vertx vertx;
  private final UpkeepConfig config;
  private final List<UpkeepStep> steps;
  private final AtomicBoolean running = new AtomicBoolean();
  private long timer = -1;

  Upkeep(Vertx vertx, UpkeepConfig config, @All List<UpkeepStep> steps) {
    this.vertx = vertx;
    this.config = config;
    this.steps = List.copyOf(steps);
  }

  void start(@Observes StartupEvent event) {
    if (!steps.isEmpty()) {
      timer =
          vertx.setPeriodic(
              config.firstAfter().toMillis(),
              config.interval().toMillis(),
              _ -> runUnlessRunning());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private void runUnlessRunning() {
    if (running.compareAndSet(false, true)) {
      run().onTermination().invoke(() -> running.set(false)).subscribe().with(_ -> {});
    }
  }

  /** Does all of it once. */
  public Uni<Void> run() {
    return Multi.createFrom()
        .iterable(steps)
        .onItem()
        .transformToUniAndConcatenate(Upkeep::run)
        .onItem()
        .ignoreAsUni();
  }

  private static Uni<Void> run(UpkeepStep step) {
    return Uni.createFrom()
        .deferred(step.work()::get)
        .onFailure()
        .invoke(failure -> LOG.warnf("Upkeep is put off (%s): %s", step.what(), failure))
        .onFailure()
        .recoverWithNull();
  }
}
