package dev.devmentor.memory.retention;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Removes for good what was deleted long ago. What waits is out of sight, whenever it goes. */
@Singleton
class DocumentPurge {

  private final Pool pool;
  private final RetentionConfig config;

  DocumentPurge(Pool pool, RetentionConfig config) {
    this.pool = pool;
    this.config = config;
  }

  @Produces
  @Singleton
  UpkeepStep deletedDocuments() {
    return UpkeepStep.inBatches("deleted documents", this::purge);
  }

  private Uni<Integer> purge() {
    return pool.preparedQuery("select memory.purge_deleted($1)")
        .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(config.documents())))
        .map(gone -> gone.iterator().next().getInteger(0));
  }
}
