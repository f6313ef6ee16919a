package dev.devmentor.localstack.launcher;

import dev.devmentor.localstack.postgres.PostgresBinaries;
import dev.devmentor.localstack.postgres.PostgresCluster;
import dev.devmentor.localstack.redis.RedisFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Command and environment of each process, from the ports and secrets of a data folder. */
final class Blueprint {

  static final String DATABASE = "devmentor";
  static final String BUCKET = "devmentor";

  private static final String LOOPBACK = "127.0.0.1";

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;

  Blueprint(Home home, Ports ports, Secrets secrets) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
  }

  ProcessSpec specOf(Part part) throws IOException, InterruptedException {
    return switch (part) {
      case POSTGRES -> postgres();
      case REDIS -> redis();
      case S3 -> s3();
      case QDRANT -> qdrant();
      case AUTH, PROJECTS, MEMORY, LEARNING, GATEWAY -> service(part);
    };
  }

  private ProcessSpec postgres() throws IOException, InterruptedException {
    PostgresBinaries binaries = PostgresBinaries.in(home.programs().resolve("postgresql"));
    PostgresCluster cluster =
        PostgresCluster.in(home.data(Part.POSTGRES), binaries, secrets.get(Secrets.SUPERUSER));
    return new ProcessSpec(Part.POSTGRES, cluster.command(ports.of(Part.POSTGRES)), Map.of());
  }

  private ProcessSpec redis() throws IOException {
    RedisFolder redis =
        RedisFolder.in(
            home.data(Part.REDIS),
            home.programs(),
            ports.of(Part.REDIS),
            secrets.get(Secrets.REDIS));
    return new ProcessSpec(Part.REDIS, redis.command(), Map.of());
  }

  private ProcessSpec s3() throws IOException {
    Files.createDirectories(home.data(Part.S3));
    Map<String, String> environment = new HashMap<>(s3Login());
    environment.put("DEVMENTOR_S3_DATA", home.data(Part.S3).toString());
    environment.put("DEVMENTOR_S3_PORT", String.valueOf(ports.of(Part.S3)));
    return new ProcessSpec(
        Part.S3, server("dev.devmentor.localstack.s3.S3Main", "128m"), environment);
  }

  private ProcessSpec qdrant() throws IOException {
    Files.createDirectories(home.data(Part.QDRANT));
    return new ProcessSpec(
        Part.QDRANT,
        server("dev.devmentor.localstack.qdrant.QdrantServer", "256m"),
        Map.of(
            "DEVMENTOR_QDRANT_DATA", home.data(Part.QDRANT).toString(),
            "DEVMENTOR_QDRANT_PORT", String.valueOf(ports.of(Part.QDRANT)),
            "DEVMENTOR_QDRANT_API_KEY", secrets.get(Secrets.QDRANT)));
  }

  private List<String> server(String mainClass, String heap) {
    List<String> command = ServiceJvm.command(heap);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return command;
  }

  private ProcessSpec service(Part part) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(part)));
    // For people who read the logs in a terminal.
    environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("DEVMENTOR_AUTH_URL", url(Part.AUTH));
    environment.putAll(
        switch (part) {
          case AUTH -> auth();
          case PROJECTS -> s3Access();
          case MEMORY -> qdrantAccess();
          case GATEWAY -> gateway();
          default -> Map.of();
        });
    if (part != Part.GATEWAY) {
      environment.put("DEVMENTOR_DB_URL", databaseUrl());
      environment.put("DEVMENTOR_DB_PASSWORD", secrets.get(part.passwordVariable()));
    }
    List<String> command = ServiceJvm.command(part == Part.MEMORY ? "160m" : "128m");
    command.addAll(List.of("-jar", home.application(part).toString()));
    return new ProcessSpec(part, command, environment);
  }

  private Map<String, String> auth() {
    return Map.of(
        "DEVMENTOR_REDIS_URL",
        redisUrl(),
        "DEVMENTOR_MASTER_KEY",
        secrets.get(Secrets.MASTER_KEY),
        Secrets.INTERNAL_KEY,
        secrets.get(Secrets.INTERNAL_KEY),
        "DEVMENTOR_APP_URL",
        url(Part.GATEWAY),
        "DEVMENTOR_MAIL_FOLDER",
        home.mail().toString(),
        "DEVMENTOR_MAIL_LOG",
        home.log("mail").toString());
  }

  private Map<String, String> gateway() {
    return Map.of(
        "DEVMENTOR_REDIS_URL",
        redisUrl(),
        Secrets.INTERNAL_KEY,
        secrets.get(Secrets.INTERNAL_KEY),
        "DEVMENTOR_PROJECTS_URL",
        url(Part.PROJECTS),
        "DEVMENTOR_MEMORY_URL",
        url(Part.MEMORY),
        "DEVMENTOR_LEARNING_URL",
        url(Part.LEARNING));
  }

  private Map<String, String> qdrantAccess() {
    return Map.of(
        "DEVMENTOR_QDRANT_HOST", LOOPBACK,
        "DEVMENTOR_QDRANT_PORT", String.valueOf(ports.of(Part.QDRANT)),
        "DEVMENTOR_QDRANT_API_KEY", secrets.get(Secrets.QDRANT));
  }

  private Map<String, String> s3Access() {
    Map<String, String> access = new HashMap<>(s3Login());
    access.put("DEVMENTOR_S3_URL", url(Part.S3));
    return access;
  }

  private Map<String, String> s3Login() {
    return Map.of(
        "DEVMENTOR_S3_ACCESS_KEY", secrets.get(Secrets.S3_ACCESS),
        "DEVMENTOR_S3_SECRET_KEY", secrets.get(Secrets.S3_SECRET),
        "DEVMENTOR_S3_BUCKET", BUCKET);
  }

  /** Runs db-migrations as production does, with whichever arguments. */
  List<String> migrationCommand(List<String> arguments) {
    List<String> command = ServiceJvm.command("128m");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", home.migrations().toString()));
    command.addAll(arguments);
    return command;
  }

  Map<String, String> migrationEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DEVMENTOR_DB_URL", databaseUrl());
    environment.put("DEVMENTOR_ADMIN_USER", PostgresCluster.SUPERUSER);
    environment.put("DEVMENTOR_ADMIN_PASSWORD", secrets.get(Secrets.SUPERUSER));
    for (String name : List.of(Secrets.MIGRATOR, Secrets.MONITOR, Secrets.IMPORT)) {
      environment.put(name, secrets.get(name));
    }
    for (Part part : List.of(Part.AUTH, Part.PROJECTS, Part.MEMORY, Part.LEARNING)) {
      environment.put(part.passwordVariable(), secrets.get(part.passwordVariable()));
    }
    return environment;
  }

  String url(Part part) {
    return "http://" + LOOPBACK + ":" + ports.of(part);
  }

  private String databaseUrl() {
    return "postgresql://%s:%d/%s".formatted(LOOPBACK, ports.of(Part.POSTGRES), DATABASE);
  }

  private String redisUrl() {
    return "redis://:%s@%s:%d"
        .formatted(secrets.get(Secrets.REDIS), LOOPBACK, ports.of(Part.REDIS));
  }
}
