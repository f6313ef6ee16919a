package dev.devmentor.auth.housekeeping;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Removes what has had its time, and prepares the audit log for the months to come. */
@ApplicationScoped
public class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  private final Pool pool;

  Housekeeping(Pool pool) {
    this.pool = pool;
  }

  /** Any instance may do it, and several at once do no harm. */
  @Scheduled(
      every = "1h",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      identity = "housekeeping")
  Uni<Void> run() {
    return pool.query(
            "select auth.purge(), auth.purge_recovery(), auth.purge_login_sources(),"
                + " auth.purge_login_attempts(), auth.ensure_partitions(3)")
        .execute()
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.warnf("Housekeeping is put off: %s", failure.toString());
              return Uni.createFrom().voidItem();
            });
  }
}
