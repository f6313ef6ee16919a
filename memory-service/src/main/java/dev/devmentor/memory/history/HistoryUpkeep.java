package dev.devmentor.memory.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Makes the monthly partitions of the search history ahead. The function of the database takes
 * turns with itself and does nothing when none is missing, so all replicas may call it.
 */
@ApplicationScoped
class HistoryUpkeep {

  private static final Logger LOG = Logger.getLogger(HistoryUpkeep.class);

  private final Vertx vertx;
  private final Pool pool;
  private final HistoryConfig config;
  private long timer = -1;

  HistoryUpkeep(Vertx vertx, Pool pool, HistoryConfig config) {
    this.vertx = vertx;
    this.pool = pool;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(0, config.upkeepEvery().toMillis(), _ -> makeAndLog());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  // Until it succeeds, rows of a month without a partition go to the default one.
  private void makeAndLog() {
    makePartitions()
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("Partitions wait: %s", failure.toString()));
  }

  private Uni<Void> makePartitions() {
    return pool.preparedQuery("select memory.ensure_partitions($1)")
        .execute(Tuple.of(config.partitionMonths()))
        .replaceWithVoid();
  }
}
