package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.server.LoopbackPort;
import dev.devmentor.benchmarks.server.Postgres;
import dev.devmentor.benchmarks.server.Repository;
import dev.devmentor.benchmarks.server.ServerProcess;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak in production mode: optimised build, one node without a cluster, the same PostgreSQL,
 * the same Argon2id parameters, refresh tokens that are used once, ES256; heap as its own start
 * script sets it.
 */
final class Keycloak {

  /** Its database, beside that of the platform. */
  static final String DATABASE = "keycloak";

  private static final String REALM_PATH = "/realms/" + Realm.NAME;

  private Keycloak() {}

  /** The unpacked distribution. */
  static Path distribution(Repository repository) throws IOException {
    try (Stream<Path> files = Files.list(repository.peer("keycloak"))) {
      return files
          .filter(file -> Files.isExecutable(file.resolve("bin/kc.sh")))
          .findFirst()
          .orElseThrow(() -> new IOException("Keycloak is not unpacked"));
    }
  }

  /** Builds it, starts it once for the realm, and once more to be measured. */
  static Subject start(Repository repository, Path folder, Postgres postgres)
      throws IOException, InterruptedException {
    postgres.execute("postgres", "create database " + DATABASE);
    Path home = distribution(repository);
    Path realm = Files.createDirectories(home.resolve("data/import")).resolve("realm.json");
    Files.writeString(realm, Realm.document());
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "JAVA_OPTS_KC_HEAP",
            "-Xms64m -Xmx512m",
            "KC_DB",
            "postgres",
            "KC_CACHE",
            "local",
            "KC_DB_URL",
            "jdbc:" + postgres.url(DATABASE),
            "KC_DB_USERNAME",
            "postgres",
            "KC_DB_PASSWORD",
            Postgres.PASSWORD);
    String program = home.resolve("bin/kc.sh").toString();
    ServerProcess.start(
            List.of(program, "build"), environment, folder.resolve("keycloak-build.log"))
        .awaitEnd();
    return measured(program, environment, folder);
  }

  private static Subject measured(String program, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    int port = LoopbackPort.free();
    URI url = URI.create("http://127.0.0.1:" + port);
    List<String> command =
        List.of(
            program,
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname-strict=false",
            "--db-pool-max-size=32",
            "--spi-password-hashing--argon2--memory=19456",
            "--spi-password-hashing--argon2--iterations=2",
            "--spi-password-hashing--argon2--parallelism=1");
    List<String> importing = Stream.concat(command.stream(), Stream.of("--import-realm")).toList();
    try (ServerProcess first =
        ServerProcess.start(importing, environment, folder.resolve("keycloak-import.log"))) {
      first.awaitAnswer(url.resolve(REALM_PATH));
    }
    ServerProcess process =
        ServerProcess.start(command, environment, folder.resolve("keycloak.log"));
    return subject(process, process.awaitAnswer(url.resolve(REALM_PATH)), url);
  }

  private static Subject subject(ServerProcess process, double startSeconds, URI url) {
    RequestOptions token =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url.resolve(REALM_PATH + "/protocol/openid-connect/token").toString())
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    String password = URLEncoder.encode(Users.PASSWORD, StandardCharsets.UTF_8);
    String client = "client_id=" + Realm.CLIENT;
    return new Subject(
        "Keycloak",
        process,
        startSeconds,
        token,
        name -> client + "&grant_type=password&username=" + name + "&password=" + password,
        token,
        refreshToken -> client + "&grant_type=refresh_token&refresh_token=" + refreshToken,
        "refresh_token");
  }
}
