package dev.devmentor.migrations.server;

import dev.devmentor.migrations.MigrationFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is: {@code postgresql://host:port/database?options}, without credentials.
 *
 * @param hosts one or more {@code host:port}, separated by commas
 * @param database the database to migrate
 * @param options options of the PostgreSQL driver such as {@code sslmode=verify-full}; may be empty
 */
public record Address(String hosts, String database, String options) {

  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://([^/@?]+)/([A-Za-z0-9_-]{1,63})(?:\\?(.*))?");

  /**
   * Reads a URL.
   *
   * @throws MigrationFailure if the URL has another form or carries credentials
   */
  public static Address parse(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new MigrationFailure(
          "The database URL must read postgresql://host:port/database, without user and password");
    }
    String options = matcher.group(3);
    return new Address(matcher.group(1), matcher.group(2), options == null ? "" : options);
  }

  /** The same server, another database. */
  public Address withDatabase(String other) {
    return new Address(hosts, other, options);
  }

  /** The URL the JDBC driver takes. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + hosts + "/" + database + (options.isEmpty() ? "" : "?" + options);
  }

  @Override
  public String toString() {
    return hosts + "/" + database;
  }
}
