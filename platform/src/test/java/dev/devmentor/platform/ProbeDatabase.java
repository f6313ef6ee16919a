package dev.devmentor.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL with the schema {@code probe}: what row security, idempotency and outbox need. */
public final class ProbeDatabase implements QuarkusTestResourceLifecycleManager {

  private EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    try {
      server = EmbeddedPostgres.start();
      prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "quarkus.datasource.reactive.url",
        "postgresql://127.0.0.1:" + server.getPort() + "/postgres",
        "quarkus.datasource.username",
        "probe",
        "quarkus.datasource.password",
        "probe",
        "devmentor.outbox.poll",
        "50ms",
        "devmentor.outbox.count-every",
        "50ms",
        "devmentor.outbox.backoff",
        "10ms",
        "devmentor.outbox.attempts",
        "4");
  }

  private void prepare() throws IOException, SQLException {
    try (InputStream script = ProbeDatabase.class.getResourceAsStream("/probe.sql");
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
