package dev.devmentor.migrations;

import dev.devmentor.migrations.history.Migrated;
import dev.devmentor.migrations.history.MigrationState;
import dev.devmentor.migrations.history.SchemaHistory;
import dev.devmentor.migrations.history.Undo;
import dev.devmentor.migrations.server.Login;
import dev.devmentor.migrations.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Migrates the schemas of one database as their owner. Roles and database are there already (see
 * {@link dev.devmentor.migrations.bootstrap.Bootstrap}). Runs at the same time are put in a row by
 * Flyway's lock on each history.
 */
public final class Migrator {

  private final Server server;
  private final Login owner;
  private final DataSource dataSource;

  public Migrator(Server server, Login owner) {
    this.server = server;
    this.owner = owner;
    this.dataSource = server.dataSource(owner);
  }

  /**
   * Migrates schemas one after the other in the order of {@link Schema}. What was migrated before a
   * failure stays; the migration that failed leaves nothing.
   *
   * @throws MigrationFailure naming schema, file, line and reason
   */
  public List<Migrated> migrate(Collection<Schema> schemas) {
    awaitServer();
    return inOrder(schemas).stream()
        .map(schema -> new SchemaHistory(schema, dataSource).migrate())
        .toList();
  }

  /** The state of each migration. */
  public List<MigrationState> info(Collection<Schema> schemas) {
    awaitServer();
    return inOrder(schemas).stream()
        .flatMap(schema -> new SchemaHistory(schema, dataSource).info().stream())
        .toList();
  }

  /**
   * Checks that what has run is what the files say.
   *
   * @throws MigrationFailure if files and history differ
   */
  public void validate(Collection<Schema> schemas) {
    awaitServer();
    inOrder(schemas).forEach(schema -> new SchemaHistory(schema, dataSource).validate());
  }

  /**
   * Takes back the latest migration of a schema.
   *
   * @return how many were taken back: 1, or 0 if there was none
   */
  public int undoLast(Schema schema) {
    awaitServer();
    return new Undo(schema, dataSource).last().isPresent() ? 1 : 0;
  }

  /**
   * Takes back all migrations above a version; of several schemas those first that refer to others.
   *
   * @return how many were taken back
   */
  public int undoTo(int version, Collection<Schema> schemas) {
    awaitServer();
    return inOrder(schemas).reversed().stream()
        .mapToInt(schema -> new Undo(schema, dataSource).downTo(version))
        .sum();
  }

  private void awaitServer() {
    try (Connection connection = server.connect(owner)) {
      connection.isValid(1);
    } catch (SQLException e) {
      throw new MigrationFailure("The connection broke: " + e.getMessage(), e);
    }
  }

  private static List<Schema> inOrder(Collection<Schema> schemas) {
    List<Schema> ordered = new ArrayList<>(schemas);
    ordered.sort(null);
    return ordered;
  }
}
