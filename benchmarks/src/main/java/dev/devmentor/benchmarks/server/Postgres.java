package dev.devmentor.benchmarks.server;

import dev.devmentor.localstack.postgres.PostgresBinaries;
import dev.devmentor.localstack.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL of the local stack, for one run.
 *
 * @param process that it runs as
 * @param port where it listens
 */
public record Postgres(ServerProcess process, int port) implements AutoCloseable {

  /** Of every user; the server listens on the loopback interface and ends with the run. */
  public static final String PASSWORD = "benchmark";

  /** The database of the platform. */
  public static final String DEVMENTOR = "devmentor";

  private static final List<String> USERS =
      List.of("ADMIN", "MIGRATOR", "AUTH", "PROJECTS", "MEMORY", "LEARNING", "IMPORT");

  private static final int ATTEMPTS = 300;

  /** Starts it with new data in the folder, and waits for it. */
  public static Postgres in(Path folder) throws IOException, InterruptedException {
    int port = LoopbackPort.free();
    PostgresBinaries binaries = PostgresBinaries.in(folder.resolve("bin"));
    PostgresCluster cluster = PostgresCluster.in(folder.resolve("data"), binaries, PASSWORD);
    Postgres postgres =
        new Postgres(
            ServerProcess.start(cluster.command(port), Map.of(), folder.resolve("postgres.log")),
            port);
    postgres.awaitStart();
    return postgres;
  }

  private void awaitStart() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connect("postgres", PostgresCluster.SUPERUSER)) {
        connection.isValid(1);
        return;
      } catch (SQLException notUp) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(notUp);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /**
   * Runs a command of db-migrations on the database of the platform, as the launcher does.
   *
   * @param log what it prints goes there
   */
  public void migrations(Repository repository, Path log, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("DEVMENTOR_DB_URL", url(DEVMENTOR));
    environment.put("DEVMENTOR_ADMIN_USER", PostgresCluster.SUPERUSER);
    USERS.forEach(user -> environment.put("DEVMENTOR_" + user + "_PASSWORD", PASSWORD));
    List<String> command =
        new ArrayList<>(
            List.of(
                Repository.jvm(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                repository.migrations().toString()));
    command.addAll(List.of(arguments));
    ServerProcess.start(command, environment, log).awaitEnd();
  }

  /** Where a database is, without the driver's prefix. */
  public String url(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The first column of the first row. */
  public String query(String database, String sql) {
    try (Connection connection = connect(database, PostgresCluster.SUPERUSER);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement as superuser. */
  public void execute(String database, String sql) {
    try (Connection connection = connect(database, PostgresCluster.SUPERUSER);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection as one of the users, all of which have the same password. */
  public Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection("jdbc:" + url(database), user, PASSWORD);
  }

  @Override
  public void close() {
    process.close();
  }
}
