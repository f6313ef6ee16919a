package dev.devmentor.memory.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Removes for good what was deleted long ago. A thousand at a time, each time in a transaction of
 * its own: all replicas may do it, and one that is stopped has done what it has done.
 */
@ApplicationScoped
class DocumentPurge {

  private static final Logger LOG = Logger.getLogger(DocumentPurge.class);

  private final Vertx vertx;
  private final Pool pool;
  private final RetentionConfig config;
  private long timer = -1;

  DocumentPurge(Vertx vertx, Pool pool, RetentionConfig config) {
    this.vertx = vertx;
    this.pool = pool;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(0, config.interval().toMillis(), _ -> purgeAndLog());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  // What waits is out of sight, whenever it goes.
  private void purgeAndLog() {
    purge()
        .subscribe()
        .with(_ -> {}, failure -> LOG.warnf("Deleted documents wait: %s", failure.toString()));
  }

  private Uni<Void> purge() {
    return pool.preparedQuery("select memory.purge_deleted($1)")
        .execute(Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(config.documents())))
        .map(gone -> gone.iterator().next().getInteger(0))
        .chain(gone -> gone == 0 ? Uni.createFrom().voidItem() : purge());
  }
}
