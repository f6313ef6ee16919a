package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.core.api.output.ValidateOutput;

/** The migrations of one schema, each run in a transaction of its own. */
public final class SchemaHistory {

  /** The table in each schema that remembers what has run. */
  public static final String TABLE = "flyway_schema_history";

  private static final String CALLBACKS = "classpath:db/callback";

  // A lock that lasts as long as a transaction keeps one open: a time limit ends it, the history is
  // written apart from the migration, and "create index concurrently" waits for it without end.
  private static final Map<String, String> LOCK_OF_THE_SESSION =
      Map.of("flyway.postgresql.transactional.lock", "false");

  private final Schema schema;
  private final Flyway flyway;
  private final Leftovers leftovers;

  /**
   * The migrations of this release.
   *
   * @param migrator opens connections as the owner of the schema
   */
  public SchemaHistory(Schema schema, DataSource migrator) {
    this(schema, migrator, "classpath:" + schema.folder());
  }

  /**
   * Migrations from another folder.
   *
   * @param folder where the migrations are, as Flyway writes locations
   */
  public SchemaHistory(Schema schema, DataSource migrator, String folder) {
    this.schema = schema;
    this.leftovers = new Leftovers(schema, migrator);
    this.flyway =
        Flyway.configure()
            .dataSource(migrator)
            .defaultSchema(schema.id())
            .schemas(schema.id())
            .createSchemas(false)
            .table(TABLE)
            .locations(folder, CALLBACKS)
            // Seeds hold text such as ${name}; nothing here is meant to be replaced.
            .placeholderReplacement(false)
            .cleanDisabled(true)
            .configuration(LOCK_OF_THE_SESSION)
            .load();
  }

  /** Takes away what an interrupted run has left, then runs what has not run yet. */
  public Migrated migrate() {
    List<String> dropped = leftovers.clear();
    try {
      int applied = flyway.migrate().migrationsExecuted;
      return new Migrated(schema, applied, version(), dropped);
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /**
   * Runs what has not run yet, up to a version.
   *
   * @param version the last one to run; 0 runs none
   */
  public void migrateTo(int version) {
    try {
      Flyway.configure()
          .configuration(flyway.getConfiguration())
          .target(String.valueOf(version))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /** Whether at least one migration has run. */
  public boolean isBegun() {
    try {
      return flyway.info().current() != null;
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /** Every migration that is known, in order. */
  public List<MigrationState> info() {
    try {
      return Arrays.stream(flyway.info().all()).map(this::state).toList();
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /**
   * Compares what has run with the files.
   *
   * @throws MigrationFailure if a file changed after it ran, is missing, or has not run yet, or if
   *     a newer release has run one that this release does not know
   */
  public void validate() {
    try {
      strict().validate();
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /** The indexes that an interrupted run began to build; no query uses them. */
  public List<String> unfinishedIndexes() {
    return leftovers.indexes();
  }

  /**
   * Where the history and the files differ; what has not run yet and what an interrupted run has
   * left count.
   */
  public List<Difference> differences() {
    try {
      List<Difference> differences = new ArrayList<>();
      for (ValidateOutput invalid : strict().validateWithResult().invalidMigrations) {
        String version = invalid.version == null ? "" : invalid.version;
        String problem = FlywayMessages.oneLine(invalid.errorDetails.errorMessage);
        differences.add(new Difference(schema, version, problem));
      }
      for (String index : unfinishedIndexes()) {
        differences.add(
            new Difference(
                schema, "", "Build of %s was cut off: repair drops it".formatted(index)));
      }
      return differences;
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  // An older release may be rolled out again on a newer schema, so migrate passes over what it does
  // not know.
  private Flyway strict() {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
        .ignoreMigrationPatterns(new String[0])
        .load();
  }

  /** The scripts that {@link #migrate} would run. */
  public List<PlannedScript> pending() {
    try {
      MigrationInfoService info = flyway.info();
      return new MigrationPlan(schema).of(info.pending(), info.applied().length > 0);
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /**
   * Takes entries of failed migrations out of the history, gives the others today's checksums, and
   * drops the indexes that an interrupted run began to build.
   */
  public Repaired repair() {
    try {
      RepairResult result = flyway.repair();
      return new Repaired(
          schema,
          result.migrationsRemoved.size(),
          result.migrationsAligned.size(),
          result.migrationsDeleted.size(),
          leftovers.clear());
    } catch (FlywayException e) {
      throw FlywayMessages.failure(schema, e);
    }
  }

  /** Whether the table is there: it comes with the first migration, and stays. */
  static boolean isThere(Schema schema, Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, schema.id() + "." + TABLE);
      ResultSet row = query.executeQuery();
      return row.next() && row.getBoolean(1);
    }
  }

  private String version() {
    MigrationInfo current = flyway.info().current();
    return current == null ? "" : current.getVersion().getVersion();
  }

  private MigrationState state(MigrationInfo migration) {
    return new MigrationState(
        schema,
        migration.getVersion().getVersion(),
        migration.getDescription(),
        migration.getState().getDisplayName(),
        installedAt(migration).orElse(null));
  }

  private static Optional<Instant> installedAt(MigrationInfo migration) {
    return Optional.ofNullable(migration.getInstalledOn()).map(Date::toInstant);
  }
}
