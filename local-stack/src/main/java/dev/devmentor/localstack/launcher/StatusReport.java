package dev.devmentor.localstack.launcher;

import dev.devmentor.localstack.postgres.PostgresCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The running platform as a document for programs: addresses, process ids, logins. */
final class StatusReport {

  private static final String HOST = "127.0.0.1";

  private final Home home;
  private final Ports ports;
  private final Secrets secrets;
  private final Map<Part, Long> processes;

  StatusReport(Home home, Ports ports, Secrets secrets, Map<Part, Long> processes) {
    this.home = home;
    this.ports = ports;
    this.secrets = secrets;
    this.processes = processes;
  }

  Map<String, Object> of(boolean up, Predicate<Part> healthy) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("up", up);
    report.put("version", Launcher.Release.number());
    report.put("dataDir", home.folder().toString());
    report.put("gateway", http(Part.GATEWAY, healthy));
    Map<String, Object> services = new LinkedHashMap<>();
    for (Part part : List.of(Part.AUTH, Part.PROJECTS, Part.MEMORY, Part.LEARNING)) {
      services.put(part.key(), http(part, healthy));
    }
    report.put("services", services);
    report.put("postgres", postgres());
    report.put("redis", server(Part.REDIS, "port", "password", Secrets.REDIS));
    report.put("qdrant", server(Part.QDRANT, "grpcPort", "apiKey", Secrets.QDRANT));
    report.put("s3", s3());
    report.put("logs", home.logs().toString());
    return report;
  }

  private Map<String, Object> http(Part part, Predicate<Part> healthy) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("url", "http://" + HOST + ":" + ports.of(part));
    view.put("port", ports.of(part));
    view.put("pid", processes.get(part));
    view.put("healthy", processes.containsKey(part) && healthy.test(part));
    return view;
  }

  private Map<String, Object> postgres() {
    Map<String, Object> users = new LinkedHashMap<>();
    users.put("superuser", login(PostgresCluster.SUPERUSER, Secrets.SUPERUSER));
    users.put("migrator", login("devmentor_migrator", Secrets.MIGRATOR));
    for (Part part : List.of(Part.AUTH, Part.PROJECTS, Part.MEMORY, Part.LEARNING)) {
      users.put(part.key(), login("devmentor_" + part.key(), part.passwordVariable()));
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("host", HOST);
    view.put("port", ports.of(Part.POSTGRES));
    view.put("database", Blueprint.DATABASE);
    view.put("pid", processes.get(Part.POSTGRES));
    view.put("users", users);
    return view;
  }

  private Map<String, Object> login(String name, String secret) {
    return Map.of("name", name, "password", secrets.get(secret));
  }

  private Map<String, Object> server(Part part, String portName, String keyName, String secret) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("host", HOST);
    view.put(portName, ports.of(part));
    view.put("pid", processes.get(part));
    view.put(keyName, secrets.get(secret));
    return view;
  }

  private Map<String, Object> s3() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("url", "http://" + HOST + ":" + ports.of(Part.S3));
    view.put("pid", processes.get(Part.S3));
    view.put("accessKey", secrets.get(Secrets.S3_ACCESS));
    view.put("secretKey", secrets.get(Secrets.S3_SECRET));
    view.put("bucket", Blueprint.BUCKET);
    return view;
  }
}
