package dev.devmentor.project.upkeep;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Purges what was deleted long ago, drops the claims of uploads that died and makes partitions
 * ahead. Each step is one statement and harmless to repeat, so all replicas may do it.
 */
@ApplicationScoped
public class Upkeep {

  private static final Logger LOG = Logger.getLogger(Upkeep.class);

  private final Vertx vertx;
  private final Pool pool;
  private final UpkeepConfig config;
  private long timer;

  Upkeep(Vertx vertx, Pool pool, UpkeepConfig config) {
    this.vertx = vertx;
    this.pool = pool;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(config.interval().toMillis(), _ -> runAndLog());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  private void runAndLog() {
    run().subscribe().with(_ -> {}, failure -> LOG.warnf("Upkeep waits: %s", failure.toString()));
  }

  /** Does all of it once. */
  public Uni<Void> run() {
    return dropStaleUploads()
        .chain(this::purgeProjects)
        .chain(this::purgeFiles)
        .chain(this::createPartitions);
  }

  private Uni<Void> dropStaleUploads() {
    return pool.preparedQuery("select projects.drop_stale_uploads($1)")
        .execute(Tuple.of(ago(config.longestUpload())))
        .replaceWithVoid();
  }

  private Uni<Void> purgeProjects() {
    return pool.preparedQuery("select projects.purge_deleted($1)")
        .execute(Tuple.of(ago(config.projectRetention())))
        .replaceWithVoid();
  }

  /** So many at a time that none of the statements takes long. */
  private Uni<Void> purgeFiles() {
    return pool.preparedQuery("select projects.purge_deleted_files($1)")
        .execute(Tuple.of(ago(config.fileRetention())))
        .map(gone -> gone.iterator().next().getInteger(0))
        .chain(gone -> gone == 0 ? Uni.createFrom().voidItem() : purgeFiles());
  }

  private Uni<Void> createPartitions() {
    return pool.preparedQuery("select projects.ensure_partitions($1)")
        .execute(Tuple.of(config.partitionMonths()))
        .replaceWithVoid();
  }

  private static OffsetDateTime ago(Duration age) {
    return OffsetDateTime.now(ZoneOffset.UTC).minus(age);
  }
}
