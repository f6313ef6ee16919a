package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.server.LoopbackPort;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.ServerProcess;
import dev.devmentor.localstack.postgres.PostgresBinaries;
import dev.devmentor.localstack.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL of the local stack, with a database for each service of the comparison.
 *
 * @param process that it runs as
 * @param port where it listens
 */
record Postgres(ServerProcess process, int port) implements AutoCloseable {

  /** Of every user; the server listens on the loopback interface and ends with the run. */
  static final String PASSWORD = "benchmark";

  static final String DEVMENTOR = "devmentor";
  static final String KEYCLOAK = "keycloak";

  private static final int ATTEMPTS = 300;

  static Postgres in(Path folder) throws IOException, InterruptedException {
    int port = LoopbackPort.free();
    PostgresBinaries binaries = PostgresBinaries.in(folder.resolve("bin"));
    PostgresCluster cluster = PostgresCluster.in(folder.resolve("data"), binaries, PASSWORD);
    Postgres postgres =
        new Postgres(
            ServerProcess.start(cluster.command(port), Map.of(), folder.resolve("postgres.log")),
            port);
    postgres.createDatabase();
    return postgres;
  }

  private void createDatabase() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("create database keycloak");
        return;
      } catch (SQLException notUp) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException(notUp);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /** Runs db-migrations as the launcher does. */
  void migrate(Repository repository, Path log) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("DEVMENTOR_DB_URL", url(DEVMENTOR));
    environment.put("DEVMENTOR_ADMIN_USER", PostgresCluster.SUPERUSER);
    for (String user : List.of("ADMIN", "MIGRATOR", "AUTH", "PROJECTS", "MEMORY", "LEARNING")) {
      environment.put("DEVMENTOR_" + user + "_PASSWORD", PASSWORD);
    }
    ServerProcess.start(
            List.of(
                Repository.jvm(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                repository.migrations().toString(),
                "migrate"),
            environment,
            log)
        .awaitEnd();
  }

  String url(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The first column of the first row. */
  String query(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:" + url(database), PostgresCluster.SUPERUSER, PASSWORD);
  }

  @Override
  public void close() {
    process.close();
  }
}
