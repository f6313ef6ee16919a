package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second user reaches nothing of the first one's, at whichever endpoint it tries. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

  private Belongings owned;
  private Account owner;
  private Account stranger;

  @BeforeAll
  void furnish(Platform platform) {
    Client anonymous = new Client(platform.gateway(), null);
    owner = Account.register(anonymous, "owner");
    stranger = Account.register(anonymous, "stranger");
    owned = Belongings.of(owner);
  }

  /** One try: what is sent, and to where. */
  record Attempt(String method, String path, Object body) {}

  List<Attempt> attempts() {
    String project = "/api/v1/projects/" + owned.projectId();
    String task = project + "/tasks/" + owned.taskId();
    String epic = project + "/epics/" + owned.epicId();
    String file = "/api/v1/files/" + owned.fileId();
    String document = "/api/v1/memory/documents/" + owned.documentId();
    String roadmap = "/api/v1/learning/roadmaps/" + owned.roadmapId();
    String assessment = "/api/v1/learning/assessments/" + owned.assessmentId();
    return List.of(
        new Attempt("GET", project, null),
        new Attempt("PATCH", project, Map.of("name", "mine")),
        new Attempt("DELETE", project, null),
        new Attempt("POST", project + "/restore", Map.of()),
        new Attempt("GET", project + "/tasks", null),
        new Attempt("POST", project + "/tasks", Map.of("title", "mine")),
        new Attempt(
            "POST", project + "/tasks/bulk", Map.of("tasks", List.of(Map.of("title", "mine")))),
        new Attempt("GET", task, null),
        new Attempt("PATCH", task, Map.of("title", "mine")),
        new Attempt("DELETE", task, null),
        new Attempt("GET", project + "/epics", null),
        new Attempt("POST", project + "/epics", Map.of("name", "mine")),
        new Attempt("PATCH", epic, Map.of("name", "mine")),
        new Attempt("DELETE", epic, null),
        new Attempt("GET", project + "/activity", null),
        new Attempt("GET", project + "/collaborators", null),
        new Attempt("PUT", project + "/collaborators/" + stranger.id(), Map.of("role", "owner")),
        new Attempt("DELETE", project + "/collaborators/" + owner.id(), null),
        new Attempt("GET", project + "/files", null),
        new Attempt("GET", file, null),
        new Attempt("GET", file + "/content", null),
        new Attempt("GET", file + "/versions", null),
        new Attempt("DELETE", file, null),
        new Attempt("GET", document, null),
        new Attempt("GET", document + "/content", null),
        new Attempt("GET", document + "/chunks", null),
        new Attempt("PATCH", document, Map.of("title", "mine")),
        new Attempt("DELETE", document, null),
        new Attempt("GET", roadmap, null),
        new Attempt("PATCH", roadmap, Map.of("title", "mine")),
        new Attempt("DELETE", roadmap, null),
        new Attempt(
            "PUT",
            "/api/v1/learning/progress/" + owned.roadmapItemId(),
            Map.of("status", "completed")),
        new Attempt("GET", assessment, null),
        new Attempt(
            "POST",
            assessment + "/answers",
            Map.of("questionId", UUID.randomUUID().toString(), "answer", "a")));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void strangersGetNotFound(Attempt attempt) {
    Answer answer = send(stranger.client(), attempt);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(404);
    assertThat(answer.json().toString()).doesNotContain(owned.marker());
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void nobodyGetsUnauthenticated(Attempt attempt) {
    assertThat(send(stranger.client().as(null), attempt).status()).isEqualTo(401);
  }

  @Test
  void strangersCannotUploadFiles() {
    stranger
        .client()
        .send(
            "POST",
            "/api/v1/projects/" + owned.projectId() + "/files?path=a.txt",
            BodyPublishers.ofString("x"),
            Map.of("Content-Type", "text/plain"))
        .expect(404);
  }

  @Test
  void strangersCannotStoreIntoProjects() {
    stranger
        .client()
        .post(
            "/api/v1/memory/documents",
            Map.of("content", "planted", "projectId", owned.projectId()))
        .expect(404);
  }

  @Test
  void listsShowOnlyWhatIsOnesOwn() {
    for (String list :
        List.of(
            "/api/v1/projects",
            "/api/v1/memory/documents",
            "/api/v1/memory/search-history",
            "/api/v1/learning/roadmaps",
            "/api/v1/learning/progress",
            "/api/v1/learning/assessments",
            "/api/v1/learning/recommendations",
            "/api/v1/auth/sessions")) {
      String seen = stranger.client().get(list).expect(200).json().toString();
      assertThat(seen).as(list).doesNotContain(owned.marker()).doesNotContain(owner.id());
    }
  }

  @Test
  void searchFindsOnlyWhatIsOnesOwn() {
    for (String mode : List.of("hybrid", "semantic", "keyword")) {
      Map<String, Object> query = Map.of("query", owned.marker(), "mode", mode);
      assertThat(owner.client().post("/api/v1/memory/search", query).expect(200).json().toString())
          .contains(owned.documentId());
      assertThat(
              stranger.client().post("/api/v1/memory/search", query).expect(200).json().toString())
          .doesNotContain(owned.marker());
    }
  }

  @Test
  void adminRoutesRefuseUsers() {
    stranger.client().get("/api/v1/memory/index/status").expect(403);
    stranger.client().get("/api/v1/auth/audit-log").expect(403);
  }

  /** After all these attempts the owner's things are as they were. */
  @Test
  void ownerStillHasEverything() {
    owner.client().get("/api/v1/projects/" + owned.projectId()).expect(200);
    owner.client().get("/api/v1/files/" + owned.fileId() + "/content").expect(200);
    owner.client().get("/api/v1/memory/documents/" + owned.documentId()).expect(200);
    owner.client().get("/api/v1/learning/roadmaps/" + owned.roadmapId()).expect(200);
  }

  private static Answer send(Client client, Attempt attempt) {
    return attempt.body() == null
        ? client.send(attempt.method(), attempt.path(), BodyPublishers.noBody(), Map.of())
        : client.json(attempt.method(), attempt.path(), attempt.body(), Map.of());
  }
}
