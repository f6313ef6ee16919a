package dev.devmentor.migrations.history;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes migrations back: runs the {@code U} script beside the {@code V} script and forgets the row
 * of the history, both in one transaction.
 */
public final class Undo {

  private final Schema schema;
  private final DataSource migrator;

  public Undo(Schema schema, DataSource migrator) {
    this.schema = schema;
    this.migrator = migrator;
  }

  private record Installed(int version, String script) {
    String undoScript() {
      return "U" + script.substring(1);
    }
  }

  /**
   * Takes back the latest migration.
   *
   * @return its version; empty if there is none left
   * @throws MigrationFailure if there is no undo script or it fails; then nothing has changed
   */
  public Optional<Integer> last() {
    return lastAbove(0);
  }

  /**
   * Takes back every migration above a version, the latest first, each in its own transaction.
   *
   * @return how many
   */
  public int downTo(int version) {
    int undone = 0;
    while (lastAbove(version).isPresent()) {
      undone++;
    }
    return undone;
  }

  /**
   * The scripts that {@link #downTo} would run, the latest first; nothing is changed.
   *
   * @throws MigrationFailure if a script is missing
   */
  public List<PlannedScript> planTo(int version) {
    String sql =
        """
        select version::integer, script
          from %s
         where version is not null and success and version::integer > %d
         order by version::integer desc
        """
            .formatted(history(), version);
    List<PlannedScript> plan = new ArrayList<>();
    try (Connection connection = migrator.getConnection();
        Statement statement = connection.createStatement()) {
      if (!SchemaHistory.isThere(schema, connection)) {
        return plan;
      }
      ResultSet rows = statement.executeQuery(sql);
      while (rows.next()) {
        plan.add(planned(new Installed(rows.getInt("version"), rows.getString("script"))));
      }
      return plan;
    } catch (SQLException e) {
      throw new MigrationFailure("Schema %s: %s".formatted(schema.id(), e.getMessage()), e);
    }
  }

  private PlannedScript planned(Installed migration) {
    return PlannedScript.inTransaction(
        schema,
        migration.undoScript(),
        PlannedScript.read(schema, migration.undoScript()),
        "delete from %s where version = '%d';".formatted(history(), migration.version()));
  }

  private Optional<Integer> lastAbove(int version) {
    try (Connection connection = migrator.getConnection()) {
      if (!SchemaHistory.isThere(schema, connection)) {
        return Optional.empty();
      }
      connection.setAutoCommit(false);
      lockHistory(connection);
      Optional<Installed> latest = latest(connection).filter(found -> found.version() > version);
      if (latest.isPresent()) {
        run(connection, latest.get());
      }
      connection.commit();
      return latest.map(Installed::version);
    } catch (SQLException e) {
      throw new MigrationFailure("Schema %s: %s".formatted(schema.id(), e.getMessage()), e);
    }
  }

  // Puts concurrent runs in a row; the name of the schema is one of an enum.
  private void lockHistory(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '30s'");
      statement.execute("set local search_path = %s, public".formatted(schema.id()));
      statement.execute("lock table %s in share row exclusive mode".formatted(history()));
    }
  }

  private Optional<Installed> latest(Connection connection) throws SQLException {
    String sql =
        """
        select version::integer, script
          from %s
         where version is not null and success
         order by version::integer desc
         limit 1
        """
            .formatted(history());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next()
          ? Optional.of(new Installed(row.getInt("version"), row.getString("script")))
          : Optional.empty();
    }
  }

  private void run(Connection connection, Installed migration) throws SQLException {
    String forget = "delete from %s where version = ?".formatted(history());
    try (Statement undo = connection.createStatement();
        PreparedStatement delete = connection.prepareStatement(forget)) {
      undo.execute(PlannedScript.read(schema, migration.undoScript()));
      delete.setString(1, String.valueOf(migration.version()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new MigrationFailure(
          "Schema %s: %s: %s".formatted(schema.id(), migration.undoScript(), e.getMessage()), e);
    }
  }

  private String history() {
    return schema.id() + "." + SchemaHistory.TABLE;
  }
}
