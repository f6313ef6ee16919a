package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One user's way through all of the platform, on the repository's own files. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

  private static final Path SOURCE =
      Path.of("platform/src/main/java/dev/devmentor/platform/paging/Cursor.java");

  private Client anonymous;
  private Account account;
  private Client client;
  private String projectId;
  private String refreshToken;

  @BeforeAll
  void enter(Platform platform) {
    anonymous = new Client(platform.gateway(), null);
  }

  @Test
  @Order(1)
  void registersAndLogsIn() {
    account = Account.register(anonymous, "ada");
    JsonNode session =
        anonymous
            .post(
                "/api/v1/auth/login",
                Map.of("email", account.email(), "password", account.password()))
            .expect(200)
            .json();
    assertThat(session.path("tokenType").asText()).isEqualTo("Bearer");
    assertThat(session.path("expiresIn").asInt()).isEqualTo(900);
    refreshToken = session.path("refreshToken").asText();
    client = anonymous.as(session.path("accessToken").asText());
    assertThat(client.get("/api/v1/auth/me").expect(200).text("id")).isEqualTo(account.id());
  }

  @Test
  @Order(2)
  void createsProjectWithEpicsAndTasks() {
    Answer created =
        client
            .post(
                "/api/v1/projects",
                Map.of(
                    "name",
                    "Compiler",
                    "tags",
                    List.of("java"),
                    "epics",
                    List.of(
                        Map.of(
                            "name",
                            "Lexer",
                            "tasks",
                            List.of(Map.of("title", "Tokens"), Map.of("title", "Errors"))),
                        Map.of("name", "Parser", "tasks", List.of(Map.of("title", "Grammar")))),
                    "tasks",
                    List.of(Map.of("title", "Read the dragon book", "priority", "high"))))
            .expect(201);
    projectId = created.text("id");
    assertThat(created.headers().firstValue("Location"))
        .hasValueSatisfying(
            location -> assertThat(location).endsWith("/api/v1/projects/" + projectId));
    JsonNode tasks = client.get("/api/v1/projects/" + projectId + "/tasks").expect(200).json();
    assertThat(tasks.path("items").findValuesAsText("title"))
        .containsExactlyInAnyOrder("Tokens", "Errors", "Grammar", "Read the dragon book");
    assertThat(tasks.path("items").findValuesAsText("number"))
        .containsExactlyInAnyOrder("1", "2", "3", "4");
  }

  @Test
  @Order(3)
  void uploadsAndReadsSourceFile() throws IOException {
    byte[] source = Files.readAllBytes(Platform.REPOSITORY.resolve(SOURCE));
    Answer uploaded =
        client
            .send(
                "POST",
                "/api/v1/projects/" + projectId + "/files?path=src/Cursor.java",
                BodyPublishers.ofByteArray(source),
                Map.of("Content-Type", "text/x-java"))
            .expect(201);
    assertThat(uploaded.json().path("sizeBytes").asLong()).isEqualTo(source.length);
    Answer read = client.get("/api/v1/files/" + uploaded.text("id") + "/content").expect(200);
    assertThat(read.body()).isEqualTo(source);
  }

  @Test
  @Order(4)
  void ingestsEveryMarkdownFileOfTheRepository() throws IOException {
    for (Path file : markdown()) {
      String name = Platform.REPOSITORY.relativize(file).toString();
      Map<String, Object> document = new HashMap<>();
      document.put("title", name);
      document.put("source", name);
      document.put("contentType", "text/markdown");
      document.put("content", Files.readString(file));
      Answer stored =
          client.json("POST", "/api/v1/memory/documents", document, Map.of("Prefer", "wait=25"));
      assertThat(stored.status()).as(name).isIn(201, 202);
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () -> {
                JsonNode kept =
                    client.get("/api/v1/memory/documents/" + stored.text("id")).expect(200).json();
                assertThat(kept.path("status").asText()).as(name).isEqualTo("indexed");
                assertThat(kept.path("chunkCount").asInt()).as(name).isPositive();
              });
    }
  }

  @ParameterizedTest
  @Order(5)
  @CsvFileSource(resources = "/questions.csv", numLinesToSkip = 1)
  void findsTheFileThatAnswers(String question, String file) {
    JsonNode found =
        client
            .post("/api/v1/memory/search", Map.of("query", question, "limit", 3))
            .expect(200)
            .json();
    assertThat(found.path("items").findValuesAsText("title")).contains(file);
  }

  @Test
  @Order(6)
  void buildsRoadmapAndMakesProgress() {
    JsonNode roadmap =
        client
            .post(
                "/api/v1/learning/roadmaps",
                Map.of("title", "To production", "goalSkills", List.of("kubernetes")))
            .expect(201)
            .json();
    List<String> path = roadmap.path("items").findValuesAsText("skill");
    assertThat(path).hasSizeGreaterThan(2).endsWith("kubernetes");
    String first = roadmap.path("items").path(0).path("id").asText();
    client
        .put("/api/v1/learning/progress/" + first, Map.of("status", "completed", "percent", 100))
        .expect(200);
    String again = "/api/v1/learning/roadmaps/" + roadmap.path("id").asText();
    assertThat(client.get(again).expect(200).json().path("items").path(0).path("status").asText())
        .isEqualTo("completed");
  }

  @Test
  @Order(7)
  void assessmentAdaptsAndEnds() {
    JsonNode step =
        client.post("/api/v1/learning/assessments", Map.of("skill", "git")).expect(201).json();
    String id = step.path("id").asText();
    double firstError = step.path("standardError").asDouble();
    int asked = 0;
    while (!step.path("finished").asBoolean()) {
      JsonNode question = step.path("question");
      assertThat(question.has("answerKey")).isFalse();
      step = answer(id, question);
      asked++;
      assertThat(asked).isLessThan(50);
    }
    assertThat(step.path("standardError").asDouble()).isLessThan(firstError);
    assertThat(client.get("/api/v1/learning/mastery").expect(200).json().toString())
        .contains("git");
  }

  private JsonNode answer(String assessment, JsonNode question) {
    JsonNode choices = question.path("choices");
    Object answer =
        switch (question.path("kind").asText()) {
          case "multiple_select", "multi_select", "multiple" ->
              List.of(choices.path(0).path("id").asText());
          default -> choices.isArray() ? choices.path(0).path("id").asText() : "git";
        };
    return client
        .post(
            "/api/v1/learning/assessments/" + assessment + "/answers",
            Map.of("questionId", question.path("id").asText(), "answer", answer))
        .expect(200)
        .json();
  }

  @Test
  @Order(8)
  void recommendsWithReasons() {
    JsonNode answer = client.get("/api/v1/learning/recommendations").expect(200).json();
    JsonNode recommendations = answer.isArray() ? answer : answer.path("items");
    assertThat(recommendations).isNotEmpty();
    assertThat(StreamSupport.stream(recommendations.spliterator(), false))
        .allSatisfy(each -> assertThat(each.path("because")).isNotEmpty());
  }

  @Test
  @Order(9)
  void refreshRotatesTheToken() {
    JsonNode fresh =
        anonymous
            .post("/api/v1/auth/refresh", Map.of("refreshToken", refreshToken))
            .expect(200)
            .json();
    assertThat(fresh.path("refreshToken").asText()).isNotEqualTo(refreshToken);
    client = anonymous.as(fresh.path("accessToken").asText());
    client.get("/api/v1/auth/me").expect(200);
  }

  @Test
  @Order(10)
  void logoutEndsTheTokenAtOnce() {
    client.post("/api/v1/auth/logout", Map.of()).expect(204);
    client.get("/api/v1/auth/me").expect(401);
    client.get("/api/v1/projects").expect(401);
    account.client().get("/api/v1/projects").expect(200);
  }

  @Test
  @Order(11)
  void frontDoorDescribesThePlatform() {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(anonymous.get("/health").expect(200).text("status")).isEqualTo("UP");
              JsonNode openapi = anonymous.get("/openapi").expect(200).json();
              assertThat(openapi.path("openapi").asText()).startsWith("3.1");
              assertThat(openapi.path("paths").has("/api/v1/memory/search")).isTrue();
            });
    assertThat(anonymous.get("/docs").expect(200).body()).isNotEmpty();
    assertThat(anonymous.get("/.well-known/jwks.json").expect(200).json().path("keys"))
        .isNotEmpty();
  }

  private static List<Path> markdown() throws IOException {
    try (Stream<Path> files = Files.walk(Platform.REPOSITORY)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/."))
          .sorted()
          .toList();
    }
  }
}
