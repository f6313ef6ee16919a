package dev.devmentor.migrations.server;

import dev.devmentor.migrations.MigrationFailure;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to a PostgreSQL server that may still be starting.
 *
 * @param address the database to migrate
 * @param patience how long to wait for the server to accept connections
 */
public record Server(Address address, Duration patience) {

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
  private static final int CONNECT_TIMEOUT_SECONDS = 5;

  /** A data source that opens a connection each time; it neither waits nor pools. */
  public DataSource dataSource(Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    nameOptions(source, address.jdbcUrl());
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName("db-migrations");
    source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    // The session that holds a lock is idle while another one works.
    source.setTcpKeepAlive(true);
    return source;
  }

  // setUrl would spell out every default as well: Flyway looks for passwords in the URL of a
  // connection, with an expression that takes the square of its length.
  private static void nameOptions(PGSimpleDataSource source, String url) {
    Properties options = Driver.parseURL(url, new Properties());
    if (options == null) {
      throw new MigrationFailure("The driver cannot read the URL " + url);
    }
    for (PGProperty option : PGProperty.values()) {
      String value = options.getProperty(option.getName());
      if (value != null) {
        source.setProperty(option, value);
      }
    }
  }

  /**
   * Connects, waiting for a server that is not there yet.
   *
   * @throws MigrationFailure if it is still away when patience ends, or refuses the login
   */
  public Connection connect(Login login) {
    DataSource source = dataSource(login);
    Instant deadline = Instant.now().plus(patience);
    while (true) {
      try {
        return source.getConnection();
      } catch (SQLException e) {
        if (!mayPass(e) || Instant.now().isAfter(deadline)) {
          throw new MigrationFailure(
              "Cannot connect to %s as %s: %s".formatted(address, login, reason(e)), e);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  /**
   * Waits until the server takes the login.
   *
   * @return opens connections with it
   * @throws MigrationFailure if the server is still away when patience ends, or refuses the login
   */
  public DataSource ready(Login login) {
    try (Connection connection = connect(login)) {
      connection.isValid(CONNECT_TIMEOUT_SECONDS);
      return dataSource(login);
    } catch (SQLException e) {
      throw new MigrationFailure("The connection broke: " + e.getMessage(), e);
    }
  }

  /** The same server, another database. */
  public Server withDatabase(String database) {
    return new Server(address.withDatabase(database), patience);
  }

  // The driver calls it an attempt that failed; that the name is wrong is in the cause.
  private static String reason(SQLException e) {
    return e.getCause() instanceof UnknownHostException unknown
        ? "there is no host " + unknown.getMessage()
        : e.getMessage();
  }

  // 08: no connection; 57P03: starting up or shutting down; 53300: every connection is taken.
  private static boolean mayPass(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("08") || state.equals("57P03") || state.equals("53300");
  }
}
