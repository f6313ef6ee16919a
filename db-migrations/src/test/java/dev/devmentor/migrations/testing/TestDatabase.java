package dev.devmentor.migrations.testing;

import dev.devmentor.migrations.Migrator;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.bootstrap.Bootstrap;
import dev.devmentor.migrations.bootstrap.Passwords;
import dev.devmentor.migrations.bootstrap.Role;
import dev.devmentor.migrations.server.Server;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A database of its own for a test: a copy of one that was set up and migrated once. */
public final class TestDatabase implements AutoCloseable {

  /** The password of every role in tests. */
  public static final String PASSWORD = "test-password";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TEMPLATE = "devmentor.test.postgres.template.";
  private static final String CURRENT = "devmentor.test.postgres.database";

  private final TestServer server;
  private final String name;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A database with every schema migrated. */
  public static TestDatabase migrated() {
    return migrated(Schema.all());
  }

  /** A database with some schemas migrated; the others are there and empty. */
  public static TestDatabase migrated(Collection<Schema> schemas) {
    TestServer server = TestServer.get();
    String template = template(server, schemas);
    TestDatabase database = new TestDatabase(server, freshName());
    server.execute("create database %s template %s".formatted(database.name, template));
    return database;
  }

  /** A database with roles and schemas, before the first migration. */
  public static TestDatabase bootstrapped() {
    TestDatabase database = new TestDatabase(TestServer.get(), freshName());
    database.bootstrap();
    return database;
  }

  private static String template(TestServer server, Collection<Schema> schemas) {
    String key = schemas.stream().sorted().map(Schema::id).collect(Collectors.joining("."));
    synchronized (System.getProperties()) {
      String known = System.getProperty(TEMPLATE + key);
      if (known != null) {
        return known;
      }
      TestDatabase template = new TestDatabase(server, freshName());
      template.bootstrap();
      template.migrator().migrate(schemas);
      System.setProperty(TEMPLATE + key, template.name);
      if (!TestServer.isEmbedded()) {
        Runtime.getRuntime().addShutdownHook(new Thread(template::close));
      }
      return template.name;
    }
  }

  private static String freshName() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }

  private void bootstrap() {
    new Bootstrap(server(), server.superuser(), Passwords.same(PASSWORD)).run();
  }

  /** Where it is. */
  public Server server() {
    return server.database(name);
  }

  /** Migrates it as its owner. */
  public Migrator migrator() {
    return new Migrator(as(Role.MIGRATOR), PATIENCE);
  }

  /** Connections as one of the roles. */
  public DataSource as(Role role) {
    return server().dataSource(Passwords.same(PASSWORD).login(role));
  }

  /** Connections that row-level security does not hold for. */
  public DataSource asSuperuser() {
    return server().dataSource(server.superuser());
  }

  /** The database of the running Quarkus application, as superuser. */
  public static DataSource superuser() {
    return current().asSuperuser();
  }

  /** The database of the running Quarkus application. */
  public static TestDatabase current() {
    String name = System.getProperty(CURRENT);
    if (name == null) {
      throw new IllegalStateException(
          "No database: put @WithTestResource(PostgresResource.class) on the test");
    }
    return new TestDatabase(TestServer.get(), name);
  }

  String name() {
    return name;
  }

  void makeCurrent() {
    System.setProperty(CURRENT, name);
  }

  /** Schemas from their names, separated by commas; all if there are none. */
  static Collection<Schema> schemas(String names) {
    return Pattern.compile("\\s*,\\s*").splitAsStream(names.strip()).map(Schema::named).toList();
  }

  /** Drops it, whoever is connected. */
  @Override
  public void close() {
    server.execute("drop database if exists %s with (force)".formatted(name));
  }
}
