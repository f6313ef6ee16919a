package dev.devmentor.migrations.bootstrap;

import dev.devmentor.migrations.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /** Settings every session of the role starts with. */
  Map<String, String> settings() {
    return switch (this) {
      case MIGRATOR, IMPORT -> Map.of("lock_timeout", "30s");
      case AUTH, PROJECTS, MEMORY, LEARNING ->
          Map.of(
              "statement_timeout", "30s",
              "lock_timeout", "5s",
              "idle_in_transaction_session_timeout", "60s");
      case READONLY, MONITOR ->
          Map.of("default_transaction_read_only", "on", "statement_timeout", "5min");
      case BACKUP -> Map.of("default_transaction_read_only", "on");
    };
  }
}
