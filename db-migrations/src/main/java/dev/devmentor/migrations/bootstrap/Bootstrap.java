package dev.devmentor.migrations.bootstrap;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.server.Login;
import dev.devmentor.migrations.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets up what only a superuser can: the roles and the database, then inside it extensions, schemas
 * and the rights to enter. Safe to repeat and to run at the same time from several places.
 */
public final class Bootstrap {

  /** The database every PostgreSQL server has; its advisory locks put concurrent runs in a row. */
  private static final String MAINTENANCE_DATABASE = "postgres";

  private final Server server;
  private final Login admin;
  private final Passwords passwords;

  public Bootstrap(Server server, Login admin, Passwords passwords) {
    this.server = server;
    this.admin = admin;
    this.passwords = passwords;
  }

  /**
   * Sets everything up.
   *
   * @throws MigrationFailure if a password is missing or the server refuses a statement
   */
  public void run() {
    passwords.requireThoseOfServices();
    try (Connection maintenance = server.withDatabase(MAINTENANCE_DATABASE).connect(admin)) {
      lock(maintenance);
      roles(maintenance, false);
      ensureDatabase(maintenance);
      prepareDatabase();
    } catch (SQLException e) {
      throw new MigrationFailure("Setting up the database failed: " + e.getMessage(), e);
    }
  }

  /**
   * Creates the roles and gives them their passwords: those that log in keep their sessions, new
   * ones need the new password.
   *
   * @param dryRun changes nothing
   * @throws MigrationFailure if a password is missing or the server refuses a statement
   */
  public List<RoleChange> roles(boolean dryRun) {
    passwords.requireThoseOfServices();
    try (Connection maintenance = server.withDatabase(MAINTENANCE_DATABASE).connect(admin)) {
      lock(maintenance);
      return roles(maintenance, dryRun);
    } catch (SQLException e) {
      throw new MigrationFailure("Setting up the roles failed: " + e.getMessage(), e);
    }
  }

  // All of them or none: half of a rotation would leave services with passwords of two kinds.
  private List<RoleChange> roles(Connection maintenance, boolean dryRun) throws SQLException {
    maintenance.setAutoCommit(false);
    Roles roles = new Roles(maintenance);
    List<RoleChange> changes = new ArrayList<>();
    for (Role role : Role.values()) {
      RoleChange change = roles.plan(role, passwords.of(role));
      changes.add(change);
      if (!dryRun) {
        roles.apply(change);
      }
    }
    maintenance.commit();
    maintenance.setAutoCommit(true);
    return changes;
  }

  // Held until the connection closes.
  private static void lock(Connection maintenance) throws SQLException {
    try (var statement = maintenance.createStatement()) {
      statement.execute("set lock_timeout = '60s'");
      statement.execute("select pg_advisory_lock(hashtextextended('devmentor/bootstrap', 0))");
    }
  }

  /**
   * The built-in locale makes order and case the same on every operating system, so that indexes
   * survive an upgrade of its C library.
   */
  private void ensureDatabase(Connection maintenance) throws SQLException {
    String database = server.address().database();
    try (PreparedStatement query =
        maintenance.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, database);
      if (query.executeQuery().next()) {
        return;
      }
    }
    try (var statement = maintenance.createStatement()) {
      statement.execute(
          """
          create database "%s" template template0 encoding 'UTF8'
            locale_provider builtin builtin_locale 'PG_UNICODE_FAST'
          """
              .formatted(database));
    }
  }

  private void prepareDatabase() throws SQLException {
    try (Connection connection = server.connect(admin)) {
      new DatabasePreparation(connection, server.address().database()).run();
    }
  }
}
