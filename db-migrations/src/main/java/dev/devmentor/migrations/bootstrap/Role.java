package dev.devmentor.migrations.bootstrap;

import dev.devmentor.migrations.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The roles of the database. Only the first owns anything; none is a superuser. */
public enum Role {
  /** Owns every object, runs migrations; row-level security does not hold for it. */
  MIGRATOR,
  /** Login of auth-service. */
  AUTH,
  /** Login of project-service. */
  PROJECTS,
  /** Login of memory-service. */
  MEMORY,
  /** Login of learning-service. */
  LEARNING,
  /** Reads for reports, under row-level security, no secrets. */
  READONLY,
  /** Writes other people's rows: importers use COPY, which row-level security refuses. */
  IMPORT,
  /** Reads everything for {@code pg_dump}. */
  BACKUP,
  /** Reads statistics, no tables. */
  MONITOR;

  /** The name in the database, for example {@code devmentor_auth}. */
  public String id() {
    return "devmentor_" + name().toLowerCase(Locale.ROOT);
  }

  /** The environment variable that holds its password. */
  public String passwordVariable() {
    return "DEVMENTOR_" + name() + "_PASSWORD";
  }

  /** The schema it serves; empty unless it is the login of a service. */
  public Optional<Schema> schema() {
    return Arrays.stream(Schema.values()).filter(s -> s.name().equals(name())).findFirst();
  }

  /** The logins of the services. */
  public static List<Role> services() {
    return Arrays.stream(values()).filter(role -> role.schema().isPresent()).toList();
  }

  String attributes() {
    String rowSecurity =
        switch (this) {
          case MIGRATOR, IMPORT, BACKUP -> "bypassrls";
          case AUTH, PROJECTS, MEMORY, LEARNING, READONLY, MONITOR -> "nobypassrls";
        };
    return "nosuperuser nocreatedb nocreaterole noreplication " + rowSecurity;
  }

  /**
   * Settings every session of the role starts with; docs/operations/database.md has the reasons.
   */
  Map<String, String> settings() {
    return switch (this) {
      case MIGRATOR, IMPORT -> endingWithTheClient(limits("0", "30s", "10min"));
      case AUTH, PROJECTS, MEMORY, LEARNING -> limits("30s", "5s", "60s");
      case READONLY, MONITOR -> readOnly(limits("5min", "5s", "60s"));
      case BACKUP -> readOnly(limits("0", "60s", "0"));
    };
  }

  private static Map<String, String> limits(String statement, String lock, String idle) {
    return Map.of(
        "statement_timeout", statement,
        "lock_timeout", lock,
        "idle_in_transaction_session_timeout", idle);
  }

  // Without it a statement that has no time limit goes on when the command that gave it is killed.
  private static Map<String, String> endingWithTheClient(Map<String, String> limits) {
    Map<String, String> settings = new TreeMap<>(limits);
    settings.put("client_connection_check_interval", "5s");
    return settings;
  }

  private static Map<String, String> readOnly(Map<String, String> limits) {
    Map<String, String> settings = new TreeMap<>(limits);
    settings.put("default_transaction_read_only", "on");
    return settings;
  }
}
