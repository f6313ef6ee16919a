package dev.devmentor.memory.history;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the monthly partitions of the search history ahead. Until it succeeds, rows of a month
 * without a partition go to the default one.
 */
@Singleton
class HistoryUpkeep {

  private final Pool pool;
  private final HistoryConfig config;

  HistoryUpkeep(Pool pool, HistoryConfig config) {
    this.pool = pool;
    this.config = config;
  }

  @Produces
  @Singleton
  UpkeepStep partitions() {
    return new UpkeepStep("partitions of the search history", this::makePartitions);
  }

  private Uni<Void> makePartitions() {
    return pool.preparedQuery("select memory.ensure_partitions($1)")
        .execute(Tuple.of(config.partitionMonths()))
        .replaceWithVoid();
  }
}
