package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.server.Address;
import dev.devmentor.migrations.server.Login;
import dev.devmentor.migrations.server.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The PostgreSQL server of this JVM: embedded, or the one whose superuser URL is in {@code
 * DEVMENTOR_TEST_POSTGRES}, for example {@code
 * jdbc:postgresql://host:5432/postgres?user=postgres&password=…}. That one is for tests alone: the
 * roles get the password of tests.
 */
public final class TestServer {

  // Quarkus loads this class more than once; system properties are what all copies share.
  private static final String SHARED_URL = "devmentor.test.postgres.server";

  private static final String REAL = "DEVMENTOR_TEST_POSTGRES";

  private final Server maintenance;
  private final Login superuser;

  private TestServer(String url) {
    Properties parsed = Driver.parseURL(url, new Properties());
    if (parsed == null) {
      throw new IllegalArgumentException("Not a JDBC URL of PostgreSQL: " + REAL);
    }
    String host = parsed.getProperty("PGHOST") + ":" + parsed.getProperty("PGPORT");
    this.maintenance =
        new Server(new Address(host, parsed.getProperty("PGDBNAME"), ""), Duration.ofSeconds(30));
    this.superuser =
        new Login(parsed.getProperty("user", "postgres"), parsed.getProperty("password", ""));
  }

  /** The server; started by the first call. */
  public static TestServer get() {
    synchronized (System.getProperties()) {
      String url =
          Optional.ofNullable(System.getProperty(SHARED_URL))
              .or(() -> Optional.ofNullable(System.getenv(REAL)))
              .orElseGet(TestServer::startEmbedded);
      System.setProperty(SHARED_URL, url);
      return new TestServer(url);
    }
  }

  // It stops, and its files go, when the JVM ends.
  private static String startEmbedded() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "300")
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("shared_buffers", "64MB")
          .setServerConfig("logging_collector", "on")
          .setServerConfig("log_destination", "jsonlog")
          .setServerConfig("log_rotation_size", "0")
          .setServerConfig("log_rotation_age", "0")
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it ends with this JVM, databases and all. */
  static boolean isEmbedded() {
    return System.getenv(REAL) == null;
  }

  /** One of its databases. */
  public Server database(String name) {
    return maintenance.withDatabase(name);
  }

  public Login superuser() {
    return superuser;
  }

  /** Runs a statement as superuser, outside the databases under test. */
  public void execute(String sql) {
    try (Connection connection = maintenance.connect(superuser);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
