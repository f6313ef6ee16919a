package dev.devmentor.project.upkeep;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Purges what was deleted long ago, drops the claims of uploads that died and makes partitions
 * ahead.
 */
@Singleton
class ProjectUpkeep {

  private final Pool pool;
  private final ProjectUpkeepConfig config;

  ProjectUpkeep(Pool pool, ProjectUpkeepConfig config) {
    this.pool = pool;
    this.config = config;
  }

  @Produces
  @Singleton
  UpkeepStep staleUploads() {
    return new UpkeepStep(
        "stale uploads",
        () ->
            pool.preparedQuery("select projects.drop_stale_uploads($1)")
                .execute(ago(config.longestUpload()))
                .replaceWithVoid());
  }

  @Produces
  @Singleton
  UpkeepStep deletedProjects() {
    return UpkeepStep.inBatches("deleted projects", this::purgeProject);
  }

  /** A whole project or nothing of it, for it may be restored until then: there is time for it. */
  private Uni<Integer> purgeProject() {
    return pool.withTransaction(
        connection ->
            connection
                .query("set local statement_timeout = '1h'")
                .execute()
                .chain(
                    () ->
                        connection
                            .preparedQuery("select projects.purge_deleted($1)")
                            .execute(ago(config.projectRetention())))
                .map(ProjectUpkeep::count));
  }

  @Produces
  @Singleton
  UpkeepStep deletedFiles() {
    return UpkeepStep.inBatches(
        "deleted files",
        () ->
            pool.preparedQuery("select projects.purge_deleted_files($1)")
                .execute(ago(config.fileRetention()))
                .map(ProjectUpkeep::count));
  }

  @Produces
  @Singleton
  UpkeepStep partitions() {
    return new UpkeepStep(
        "partitions of the activity",
        () ->
            pool.preparedQuery("select projects.ensure_partitions($1)")
                .execute(Tuple.of(config.partitionMonths()))
                .replaceWithVoid());
  }

  private static Tuple ago(Duration age) {
    return Tuple.of(OffsetDateTime.now(ZoneOffset.UTC).minus(age));
  }

  private static int count(RowSet<Row> gone) {
    return gone.iterator().next().getInteger(0);
  }
}
