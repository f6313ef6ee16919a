package dev.devmentor.migrations.bootstrap;

import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Extensions, schemas and the rights to enter, inside one database and in one transaction. */
final class DatabasePreparation {

  private static final List<String> EXTENSIONS = List.of("citext", "btree_gist", "pg_trgm");

  /** For operators only: a server that does not ship them can still hold the data. */
  private static final List<String> STATISTICS = List.of("pg_stat_statements", "pgstattuple");

  private final Connection admin;
  private final String database;

  DatabasePreparation(Connection admin, String database) {
    this.admin = admin;
    this.database = database;
  }

  void run() throws SQLException {
    admin.setAutoCommit(false);
    try (Statement statement = admin.createStatement()) {
      closeDoors(statement);
      createExtensions(statement);
      letPlacesBeIndexed(statement);
      for (Schema schema : Schema.values()) {
        createSchema(statement, schema);
      }
      grantReports(statement);
      admin.commit();
    }
  }

  private void closeDoors(Statement statement) throws SQLException {
    String everyone = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
    statement.execute("revoke all on database \"%s\" from public".formatted(database));
    statement.execute("grant connect on database \"%s\" to %s".formatted(database, everyone));
    // public holds the extensions; nobody but a superuser creates anything there.
    statement.execute("revoke all on schema public from public");
    statement.execute("grant usage on schema public to %s".formatted(everyone));
  }

  private static void createExtensions(Statement statement) throws SQLException {
    for (String extension : EXTENSIONS) {
      statement.execute("create extension if not exists %s schema public".formatted(extension));
    }
    for (String extension : STATISTICS) {
      statement.execute(
          """
          do $$
          begin
            if exists (select from pg_available_extensions where name = '%1$s') then
              create extension if not exists %1$s schema public;
            end if;
          end
          $$
          """
              .formatted(extension));
    }
  }

  // Under row security an index is asked only by comparisons that are known to tell nothing of the
  // rows. Those of times, ids and texts are; that of numeric is not marked: docs/adr/0055.
  private static void letPlacesBeIndexed(Statement statement) throws SQLException {
    statement.execute(
        """
        do $$
        begin
          if not (select proleakproof from pg_proc where oid = 'pg_catalog.numeric_gt'::regproc) then
            alter function pg_catalog.numeric_gt(numeric, numeric) leakproof;
          end if;
        end
        $$
        """);
  }

  private static void createSchema(Statement statement, Schema schema) throws SQLException {
    String owner = Role.MIGRATOR.id();
    String guests =
        schema == Schema.LEGACY_IMPORT
            ? Role.IMPORT.id()
            : Role.IMPORT.id() + ", " + Role.READONLY.id();
    statement.execute("create schema if not exists %s".formatted(schema.id()));
    statement.execute("alter schema %s owner to %s".formatted(schema.id(), owner));
    for (Role role : Role.services()) {
      if (role.schema().filter(schema::equals).isPresent()) {
        statement.execute("grant usage on schema %s to %s".formatted(schema.id(), role.id()));
      }
    }
    statement.execute("grant usage on schema %s to %s".formatted(schema.id(), guests));
  }

  private static void grantReports(Statement statement) throws SQLException {
    statement.execute("grant pg_monitor to " + Role.MONITOR.id());
    // Bulk loads run without triggers, in their own sessions: docs/adr/0026.
    statement.execute("grant set on parameter session_replication_role to " + Role.IMPORT.id());
    statement.execute("grant pg_read_all_data to " + Role.BACKUP.id());
  }
}
