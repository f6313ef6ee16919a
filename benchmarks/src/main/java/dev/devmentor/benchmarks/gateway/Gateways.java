package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.server.LoopbackPort;
import dev.devmentor.benchmarks.server.Redis;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.ServerProcess;
import dev.devmentor.localstack.launcher.ServiceJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The gateways as packaged, with token check, Redis limiter and one upstream for everything. */
final class Gateways {

  /** The most that its limiter can count; nothing is refused. */
  private static final String UNREACHABLE = "60000000";

  private static final Pattern SPRING_LIBRARY =
      Pattern.compile(".*/spring-cloud-gateway-server-webflux-(.+)\\.jar");

  private Gateways() {}

  /** Ours, with the settings that the launcher gives it, access log included. */
  static Server devmentor(Repository repository, Path folder, URI upstream, Redis redis)
      throws IOException, InterruptedException {
    int port = LoopbackPort.free();
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("DEVMENTOR_REDIS_URL", redis.url());
    for (String service : List.of("AUTH", "PROJECTS", "MEMORY", "LEARNING")) {
      environment.put("DEVMENTOR_" + service + "_URL", upstream.toString());
    }
    environment.put("DEVMENTOR_ADMISSION_POLICIES_STANDARD_LIMIT", UNREACHABLE);
    List<String> command = ServiceJvm.command("128m");
    command.addAll(List.of("-jar", repository.application("api-gateway").toString()));
    return start(command, environment, folder.resolve("devmentor.log"), port)
        .ready("/q/health/ready");
  }

  /** Spring's, with the same collector and four times the heap. */
  static Server spring(Repository repository, Path folder, URI upstream, Redis redis)
      throws IOException, InterruptedException {
    int port = LoopbackPort.free();
    Map<String, String> environment =
        Map.of(
            "GATEWAY_PORT", String.valueOf(port),
            "UPSTREAM_URL", upstream.toString(),
            "REDIS_URL", redis.url());
    Path jar = springJar(repository);
    List<String> command =
        List.of(Repository.jvm(), "-XX:+UseSerialGC", "-Xmx512m", "-jar", jar.toString());
    return start(command, environment, folder.resolve("spring.log"), port);
  }

  /** As the name of its library says. */
  static String springVersion(Repository repository) throws IOException {
    try (ZipFile jar = new ZipFile(springJar(repository).toFile())) {
      return jar.stream()
          .map(entry -> SPRING_LIBRARY.matcher(entry.getName()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .findFirst()
          .orElseThrow(() -> new IOException("the jar is not Spring Cloud Gateway"));
    }
  }

  private static Path springJar(Repository repository) {
    return repository.peer("spring-cloud-gateway").resolve("spring-cloud-gateway.jar");
  }

  private static Server start(
      List<String> command, Map<String, String> environment, Path log, int port)
      throws IOException {
    return new Server(
        ServerProcess.start(command, environment, log), URI.create("http://127.0.0.1:" + port));
  }
}
