package dev.devmentor.auth.housekeeping;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Removes what has had its time, and prepares the audit log for the months to come. */
@Singleton
class Housekeeping {

  private final Pool pool;

  Housekeeping(Pool pool) {
    this.pool = pool;
  }

  @Produces
  @Singleton
  UpkeepStep sessionsAndReplies() {
    return step("auth.purge()");
  }

  @Produces
  @Singleton
  UpkeepStep recoveryLinks() {
    return step("auth.purge_recovery()");
  }

  @Produces
  @Singleton
  UpkeepStep loginSources() {
    return step("auth.purge_login_sources()");
  }

  @Produces
  @Singleton
  UpkeepStep loginAttempts() {
    return step("auth.purge_login_attempts()");
  }

  @Produces
  @Singleton
  UpkeepStep partitions() {
    return step("auth.ensure_partitions(3)");
  }

  private UpkeepStep step(String function) {
    return new UpkeepStep(
        function, () -> pool.query("select " + function).execute().replaceWithVoid());
  }
}
