package dev.devmentor.migrations;

import dev.devmentor.migrations.history.Difference;
import dev.devmentor.migrations.history.Migrated;
import dev.devmentor.migrations.history.MigrationLock;
import dev.devmentor.migrations.history.MigrationState;
import dev.devmentor.migrations.history.PlannedScript;
import dev.devmentor.migrations.history.Repaired;
import dev.devmentor.migrations.history.SchemaHistory;
import dev.devmentor.migrations.history.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Migrates the schemas of one database as their owner. Roles and database are there already (see
 * {@link dev.devmentor.migrations.bootstrap.Bootstrap}). Whatever changes them runs one at a time:
 * see {@link MigrationLock}.
 */
public final class Migrator {

  private final DataSource owner;
  private final Duration patience;

  /**
   * A migrator for one database.
   *
   * @param owner opens connections as the owner of the schemas, {@code devmentor_migrator}
   * @param patience how long to wait for another run to end
   */
  public Migrator(DataSource owner, Duration patience) {
    this.owner = owner;
    this.patience = patience;
  }

  /**
   * Migrates schemas one after the other in the order of {@link Schema}. What was migrated before a
   * failure stays; the migration that failed leaves nothing.
   *
   * @throws MigrationFailure naming schema, file, line and reason
   */
  public List<Migrated> migrate(Collection<Schema> schemas) {
    return alone(
        () -> {
          requireNeeds(schemas);
          return inOrder(schemas).stream().map(schema -> history(schema).migrate()).toList();
        });
  }

  private void requireNeeds(Collection<Schema> schemas) {
    for (Schema schema : inOrder(schemas)) {
      for (Schema needed : inOrder(schema.needs())) {
        if (!schemas.contains(needed) && !history(needed).isBegun()) {
          throw new MigrationFailure(
              "Schema %s refers to %s: migrate that first".formatted(schema.id(), needed.id()));
        }
      }
    }
  }

  /** The state of each migration. */
  public List<MigrationState> info(Collection<Schema> schemas) {
    return inOrder(schemas).stream().flatMap(schema -> history(schema).info().stream()).toList();
  }

  /**
   * Checks that what has run is what the files say.
   *
   * @throws MigrationFailure if files and history differ
   */
  public void validate(Collection<Schema> schemas) {
    inOrder(schemas).forEach(schema -> history(schema).validate());
  }

  /** Where the files and what has run differ, migrations that are pending included. */
  public List<Difference> differences(Collection<Schema> schemas) {
    return inOrder(schemas).stream()
        .flatMap(schema -> history(schema).differences().stream())
        .toList();
  }

  /** The scripts that {@link #migrate} would run, in order; nothing is changed. */
  public List<PlannedScript> planMigrate(Collection<Schema> schemas) {
    requireNeeds(schemas);
    return inOrder(schemas).stream().flatMap(schema -> history(schema).pending().stream()).toList();
  }

  /** The scripts that {@link #undoTo} would run, in order; nothing is changed. */
  public List<PlannedScript> planUndoTo(int version, Collection<Schema> schemas) {
    return inOrder(schemas).reversed().stream()
        .flatMap(schema -> new Undo(schema, owner).planTo(version).stream())
        .toList();
  }

  /** Mends the histories after a migration failed or a file was changed on purpose. */
  public List<Repaired> repair(Collection<Schema> schemas) {
    return alone(() -> inOrder(schemas).stream().map(schema -> history(schema).repair()).toList());
  }

  /**
   * Takes back the latest migration of a schema.
   *
   * @return how many were taken back: 1, or 0 if there was none
   */
  public int undoLast(Schema schema) {
    return alone(() -> new Undo(schema, owner).last().isPresent() ? 1 : 0);
  }

  /**
   * Takes back all migrations above a version; of several schemas those first that refer to others.
   *
   * @return how many were taken back
   */
  public int undoTo(int version, Collection<Schema> schemas) {
    return alone(
        () ->
            inOrder(schemas).reversed().stream()
                .mapToInt(schema -> new Undo(schema, owner).downTo(version))
                .sum());
  }

  /** The indexes that an interrupted run began to build, by schema; no query uses them. */
  public Map<Schema, List<String>> unfinishedIndexes(Collection<Schema> schemas) {
    Map<Schema, List<String>> found = new EnumMap<>(Schema.class);
    inOrder(schemas).forEach(schema -> found.put(schema, history(schema).unfinishedIndexes()));
    return found;
  }

  private <T> T alone(Supplier<T> work) {
    MigrationLock lock = MigrationLock.acquire(owner, patience);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private SchemaHistory history(Schema schema) {
    return new SchemaHistory(schema, owner);
  }

  private static List<Schema> inOrder(Collection<Schema> schemas) {
    List<Schema> ordered = new ArrayList<>(schemas);
    ordered.sort(null);
    return ordered;
  }
}
