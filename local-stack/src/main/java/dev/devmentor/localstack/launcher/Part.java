package dev.devmentor.localstack.launcher;

import java.util.Locale;

/** A process of the platform that listens on a port. */
enum Part {
  POSTGRES("PostgreSQL", 15_432, null),
  REDIS("Redis", 16_379, null),
  S3("S3", 19_000, null),
  QDRANT("Qdrant (gRPC)", 16_334, null),
  AUTH("Auth service", 3_002, "auth-service"),
  PROJECTS("Project service", 3_005, "project-service"),
  MEMORY("Memory service", 3_003, "memory-service"),
  LEARNING("Learning service", 3_004, "learning-service"),
  GATEWAY("Gateway", 8_000, "api-gateway");

  private final String title;
  private final int defaultPort;
  private final String module;

  Part(String title, int defaultPort, String module) {
    this.title = title;
    this.defaultPort = defaultPort;
    this.module = module;
  }

  String title() {
    return title;
  }

  int defaultPort() {
    return defaultPort;
  }

  /** The Maven module of a service. */
  String module() {
    return module;
  }

  /** Services are Quarkus applications; the others are servers that they use. */
  boolean isService() {
    return module != null;
  }

  /** As people write it: logs, status and files are named so. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What moves its port. */
  String portVariable() {
    return "DEVMENTOR_" + name() + "_PORT";
  }

  /** The role that the service logs in to PostgreSQL as, and its password's name. */
  String passwordVariable() {
    return "DEVMENTOR_" + name() + "_PASSWORD";
  }
}
