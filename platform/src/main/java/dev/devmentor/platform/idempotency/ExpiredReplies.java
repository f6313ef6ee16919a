package dev.devmentor.platform.idempotency;

import dev.devmentor.platform.rowsecurity.SchemaConfig;
import dev.devmentor.platform.upkeep.UpkeepStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Removes stored replies whose keys are free again: they may quote what was deleted since. */
@Singleton
class ExpiredReplies {

  private final Pool pool;
  private final String purge;

  ExpiredReplies(Pool pool, SchemaConfig config) {
    this.pool = pool;
    this.purge = "select %s.purge_replies()".formatted(config.schema());
  }

  @Produces
  @Singleton
  UpkeepStep removal() {
    return UpkeepStep.inBatches("expired replies", this::purge);
  }

  private Uni<Integer> purge() {
    return pool.query(purge).execute().map(gone -> gone.iterator().next().getInteger(0));
  }
}
