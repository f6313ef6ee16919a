package dev.devmentor.localstack.launcher;

import dev.devmentor.localstack.postgres.PostgresCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  Map<String, Object> of(Overview overview) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("up", overview.isUp());
    report.put("version", Launcher.Release.number());
    report.put("dataDir", home.folder().toString());
    report.put("gateway", http(Part.GATEWAY, overview));
    Map<String, Object> services = new LinkedHashMap<>();
    for (Part part : List.of(Part.AUTH, Part.PROJECTS, Part.MEMORY, Part.LEARNING)) {
      services.put(part.key(), http(part, overview));
    }
    report.put("services", services);
    report.put("postgres", postgres(overview));
    report.put("redis", server(Part.REDIS, overview, "port", "password", Secrets.REDIS));
    report.put("qdrant", server(Part.QDRANT, overview, "grpcPort", "apiKey", Secrets.QDRANT));
    report.put("s3", s3(overview));
    report.put("logs", home.logs().toString());
    return report;
  }

  private Map<String, Object> http(Part part, Overview overview) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("url", "http://" + HOST + ":" + ports.of(part));
    view.put("port", ports.of(part));
    view.put("pid", processes.get(part));
    view.put("healthy", overview.isHealthy(part));
    return view;
  }

  private Map<String, Object> postgres(Overview overview) {
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
    view.put("healthy", overview.isHealthy(Part.POSTGRES));
    view.put("users", users);
    return view;
  }

  private Map<String, Object> login(String name, String secret) {
    return Map.of("name", name, "password", secrets.get(secret));
  }

  private Map<String, Object> server(
      Part part, Overview overview, String portName, String keyName, String secret) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("host", HOST);
    view.put(portName, ports.of(part));
    view.put("pid", processes.get(part));
    view.put("healthy", overview.isHealthy(part));
    view.put(keyName, secrets.get(secret));
    return view;
  }

  private Map<String, Object> s3(Overview overview) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("url", "http://" + HOST + ":" + ports.of(Part.S3));
    view.put("pid", processes.get(Part.S3));
    view.put("healthy", overview.isHealthy(Part.S3));
    view.put("accessKey", secrets.get(Secrets.S3_ACCESS));
    view.put("secretKey", secrets.get(Secrets.S3_SECRET));
    view.put("bucket", Blueprint.BUCKET);
    return view;
  }
}
