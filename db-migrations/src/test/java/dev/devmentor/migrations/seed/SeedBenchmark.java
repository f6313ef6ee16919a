package dev.devmentor.migrations.seed;

import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Bootstrap;
import dev.devmentor.migrations.bootstrap.Passwords;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.server.Address;
import dev.devmentor.migrations.server.Login;
import dev.devmentor.migrations.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Measures the load of a million tasks and a million chunks, and a page under row security. Not
 * among the tests: {@code benchmarks/database/run} calls it by name.
 */
class SeedBenchmark {

  private static final SeedPlan PLAN = new SeedPlan(1, 10, 10, 10_000, 10_000, 10, 2);
  private static final Path RESULTS = Path.of("../benchmarks/database/results");

  @Test
  void measure() throws IOException, SQLException {
    // The settings of the local stack; what the embedded server would relax is set back.
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start()) {
      Server server = server(postgres);
      StringBuilder report = new StringBuilder();
      load(server, report);
      analyze(server);
      new PageBenchmark(server.dataSource(superuser()), server.dataSource(login(Role.MEMORY)))
          .measure(report);
      Files.createDirectories(RESULTS);
      Files.writeString(RESULTS.resolve("latest.txt"), report);
      System.out.println(report);
    }
  }

  private static Server server(EmbeddedPostgres postgres) {
    Address address = new Address("127.0.0.1:" + postgres.getPort(), "devmentor", "");
    Server server = new Server(address, Duration.ofSeconds(30));
    new Bootstrap(server, superuser(), Passwords.same("benchmark")).run();
    new Migrator(server.dataSource(login(Role.MIGRATOR))).migrate(Schema.all());
    return server;
  }

  private static Login superuser() {
    return new Login("postgres", "postgres");
  }

  private static Login login(Role role) {
    return new Login(role.id(), "benchmark");
  }

  private static void load(Server server, StringBuilder report) {
    DataSource importer = server.dataSource(login(Role.IMPORT));
    long start = System.nanoTime();
    long rows = new Seeder(importer, PLAN, committed -> {}).run();
    double seconds = (System.nanoTime() - start) / 1e9;
    report.append(
        String.format(
            Locale.ROOT,
            "load: %d rows in %.1f s = %.0f rows/s (%d connections)%n",
            rows,
            seconds,
            rows / seconds,
            PLAN.connections()));
  }

  private static void analyze(Server server) throws SQLException {
    try (Connection connection = server.dataSource(superuser()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }
}
