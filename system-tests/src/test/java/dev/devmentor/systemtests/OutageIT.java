package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that hangs or dies takes its own routes with it and no others, and not for long. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private Platform platform;
  private Client anonymous;
  private Account account;
  private Belongings owned;

  @BeforeAll
  void furnish(Platform running) {
    platform = running;
    anonymous = new Client(running.gateway(), null);
    account = Account.register(anonymous, "patient");
    owned = Belongings.of(account);
  }

  @Test
  void withoutRedisEveryRouteAnswers() throws Exception {
    try (var _ = platform.hang("redis")) {
      everythingButFilesAndSearchAnswers();
      file().expect(200);
      search().expect(200);
      login().expect(200);
    }
    await().atMost(RECOVERY).untilAsserted(this::redisDecidesAgain);
  }

  @Test
  void withoutObjectStorageOnlyFilesAreAway() throws Exception {
    try (var _ = platform.hang("s3")) {
      isAway(file());
      everythingButFilesAndSearchAnswers();
      search().expect(200);
    }
    await().atMost(RECOVERY).untilAsserted(() -> file().expect(200));
  }

  @Test
  void withoutVectorStoreOnlySearchIsAway() throws Exception {
    String stored;
    try (var _ = platform.hang("qdrant")) {
      isAway(search());
      everythingButFilesAndSearchAnswers();
      file().expect(200);
      stored =
          account
              .client()
              .post("/api/v1/memory/documents", Map.of("content", "kept while search was away"))
              .expect(202)
              .text("id");
    }
    await().atMost(RECOVERY).untilAsserted(() -> search().expect(200));
    await().atMost(RECOVERY).untilAsserted(() -> isIndexed(stored));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "s3", "qdrant", "auth", "projects", "memory", "learning"})
  void killedProcessComesBack(String name) throws Exception {
    long killed = platform.kill(name);
    await().atMost(RECOVERY).until(() -> platform.pid(name) != killed && platform.pid(name) > 0);
    await().atMost(RECOVERY).untilAsserted(this::everythingAnswers);
  }

  @Test
  void acknowledgedWritesSurviveAKilledDatabase() throws Exception {
    String project =
        account.client().post("/api/v1/projects", Map.of("name", "Lasting")).expect(201).text("id");
    platform.kill("postgres");
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> account.client().get("/api/v1/projects/" + project).expect(200));
    await().atMost(RECOVERY).untilAsserted(this::everythingAnswers);
  }

  /** All wait for the same signing keys, and each goes on as itself. */
  @Test
  void firstRequestsAfterARestartAreTheirOwnUsers() throws Exception {
    List<Account> accounts =
        IntStream.range(0, 8).mapToObj(i -> Account.register(anonymous, "first" + i)).toList();
    URI service = platform.service("projects");
    platform.kill("projects");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> creations =
          accounts.stream().map(one -> onceItIsBack(() -> create(one, service))).toList();
      for (Future<Void> created : threads.invokeAll(creations)) {
        created.get();
      }
    }
    await().atMost(RECOVERY).untilAsserted(this::everythingAnswers);
    for (Account one : accounts) {
      JsonNode projects = one.client().get("/api/v1/projects").expect(200).json().path("items");
      assertThat(projects)
          .extracting(project -> project.path("name").asText())
          .containsOnly(one.email());
    }
  }

  private static Callable<Void> onceItIsBack(ThrowingRunnable attempt) {
    return () -> {
      await()
          .atMost(RECOVERY)
          .pollInterval(Duration.ofMillis(20))
          .ignoreExceptions()
          .untilAsserted(attempt);
      return null;
    };
  }

  private static void create(Account account, URI service) {
    account
        .client()
        .at(service)
        .post("/api/v1/projects", Map.of("name", account.email()))
        .expect(201);
  }

  private void everythingAnswers() {
    everythingButFilesAndSearchAnswers();
    file().expect(200);
    search().expect(200);
    login().expect(200);
  }

  private void everythingButFilesAndSearchAnswers() {
    Client client = account.client();
    client.get("/api/v1/auth/me").expect(200);
    client.get("/api/v1/projects/" + owned.projectId()).expect(200);
    client.get("/api/v1/memory/documents/" + owned.documentId()).expect(200);
    client.get("/api/v1/learning/roadmaps").expect(200);
  }

  private Answer file() {
    return account.client().get("/api/v1/files/" + owned.fileId() + "/content");
  }

  private Answer search() {
    return account.client().post("/api/v1/memory/search", Map.of("query", owned.marker()));
  }

  private Answer login() {
    return anonymous.post(
        "/api/v1/auth/login", Map.of("email", account.email(), "password", account.password()));
  }

  /** A gateway that decides by itself lets in a session that has just ended: Redis tells of it. */
  private void redisDecidesAgain() {
    Client leaving = anonymous.as(login().expect(200).text("accessToken"));
    leaving.get("/api/v1/projects").expect(200);
    leaving.post("/api/v1/auth/logout", Map.of()).expect(204);
    leaving.get("/api/v1/projects").expect(401);
  }

  private void isIndexed(String documentId) {
    JsonNode document =
        account.client().get("/api/v1/memory/documents/" + documentId).expect(200).json();
    assertThat(document.path("status").asText()).isEqualTo("indexed");
  }

  private static void isAway(Answer answer) {
    answer.expect(503);
    assertThat(answer.text("type")).endsWith("/backend-unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }
}
