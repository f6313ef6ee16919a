package dev.devmentor.project.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.devmentor.project.testing.Bucket;
import dev.devmentor.project.testing.Client;
import dev.devmentor.project.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileResourceTest {

  private static final String HELLO_SHA256 =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Files");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void storesFile() {
    Response stored =
        user.request()
            .contentType("text/x-java; charset=UTF-8")
            .queryParam("path", "src/Main.java")
            .body(bytes("hello"))
            .post(Client.API + "/projects/{p}/files", project);
    stored
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("path", equalTo("src/Main.java"))
        .body("version", equalTo(1))
        .body("sizeBytes", equalTo(5))
        .body("sha256", equalTo(HELLO_SHA256))
        .body("contentType", equalTo("text/x-java; charset=UTF-8"));
    String id = stored.path("id");
    assertThat(stored.header("Location")).isEqualTo("/api/v1/files/" + id);
    user.get("/files/{f}", id).then().statusCode(200).body("version", equalTo(1));
    user.get("/files/{f}/content", id)
        .then()
        .statusCode(200)
        .header("ETag", "\"" + HELLO_SHA256 + "\"")
        .header("Content-Type", "text/x-java; charset=UTF-8")
        .header("Content-Length", "5")
        .header("Content-Disposition", "attachment; filename*=UTF-8''Main.java")
        .header("X-Content-Type-Options", "nosniff")
        .body(equalTo("hello"));
    assertThat(Bucket.objectsOf(project))
        .containsExactly("projects/" + project + "/" + HELLO_SHA256);
  }

  @Test
  void makesVersionsOfDifferentContentsOnly() {
    String id = user.upload(project, "a", bytes("one")).path("id");
    user.upload(project, "a", bytes("one")).then().statusCode(200).body("version", equalTo(1));
    user.upload(project, "a", bytes("two")).then().statusCode(201).body("version", equalTo(2));
    user.get("/files/{f}/versions", id)
        .then()
        .body("items.version", contains(2, 1))
        .body("items[0].createdBy", equalTo(user.id().toString()));
    user.get("/files/{f}/content?version=1", id).then().body(equalTo("one"));
    user.get("/files/{f}/content", id).then().body(equalTo("two"));
    assertThat(user.all(1, "/files/{f}/versions", id)).hasSize(2);
  }

  @Test
  void restoresVersion() {
    String id = user.upload(project, "a", bytes("one")).path("id");
    user.upload(project, "a", bytes("two"));
    user.post(Map.of(), "/files/{f}/versions/1/restore", id)
        .then()
        .statusCode(201)
        .body("version", equalTo(3));
    user.get("/files/{f}/content", id).then().body(equalTo("one"));
    user.post(Map.of(), "/files/{f}/versions/9/restore", id).then().statusCode(404);
    user.post(Map.of(), "/files/{f}/versions/x/restore", id).then().statusCode(404);
  }

  @Test
  void storesEmptyFile() {
    String id = user.upload(project, "empty", new byte[0]).path("id");
    user.get("/files/{f}/content", id)
        .then()
        .statusCode(200)
        .header("Content-Length", "0")
        .body(equalTo(""));
    user.request()
        .header("Range", "bytes=0-1")
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(416);
  }

  @Test
  void answersRanges() {
    String id = user.upload(project, "digits", bytes("0123456789")).path("id");
    assertRange(id, "bytes=2-4", "234", "bytes 2-4/10");
    assertRange(id, "bytes=7-", "789", "bytes 7-9/10");
    assertRange(id, "bytes=-2", "89", "bytes 8-9/10");
    assertRange(id, "bytes=5-100", "56789", "bytes 5-9/10");
    user.request()
        .header("Range", "bytes=10-")
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */10")
        .body("type", equalTo("https://devmentor.dev/problems/range-not-satisfiable"));
    user.request()
        .header("Range", "bytes=0-1,3-4")
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(200)
        .body(equalTo("0123456789"));
    user.request()
        .header("Range", "bytes=0-1")
        .header("If-Range", "\"other\"")
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(200);
  }

  private void assertRange(String id, String range, String part, String contentRange) {
    user.request()
        .header("Range", range)
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(206)
        .header("Content-Range", contentRange)
        .header("Content-Length", String.valueOf(part.length()))
        .body(equalTo(part));
  }

  @Test
  void answersConditionalAndHeadRequests() {
    String id = user.upload(project, "hello", bytes("hello")).path("id");
    user.request()
        .header("If-None-Match", "\"" + HELLO_SHA256 + "\"")
        .get(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(304);
    user.request()
        .head(Client.API + "/files/{f}/content", id)
        .then()
        .statusCode(200)
        .header("Content-Length", "5")
        .header("ETag", "\"" + HELLO_SHA256 + "\"");
  }

  @Test
  void refusesVersionsThatAreNone() {
    String id = user.upload(project, "a", bytes("a")).path("id");
    user.get("/files/{f}/content?version=2", id).then().statusCode(404);
    user.get("/files/{f}/content?version=0", id).then().statusCode(400);
    user.get("/files/{f}/content?version=99999999999999", id).then().statusCode(400);
    user.get("/files/{f}/content?version=x", id)
        .then()
        .statusCode(400)
        .body("violations.field", contains("version"));
  }

  @Test
  void refusesPathsThatLeadElsewhere() {
    for (String path :
        List.of(
            "../up",
            "a/../b",
            "/etc/passwd",
            "a//b",
            "a/",
            ".",
            "a/./b",
            "a\\b",
            "nul\0",
            "a\nb",
            "")) {
      user.upload(project, path, bytes("x"))
          .then()
          .statusCode(400)
          .body("violations.field", contains("path"));
    }
    user.get("/projects/{p}/files", project).then().body("items", hasSize(0));
  }

  @Test
  void refusesLongOrMissingPath() {
    user.upload(project, "x".repeat(1025), bytes("x")).then().statusCode(400);
    user.upload(project, "x".repeat(1024), bytes("x")).then().statusCode(201);
    user.request()
        .body("x")
        .post(Client.API + "/projects/{p}/files", project)
        .then()
        .statusCode(400);
  }

  @Test
  void keepsNamesWithAnyLetters() {
    String id = user.upload(project, "Ordner/Größe 1'*.txt", bytes("x")).path("id");
    user.get("/files/{f}/content", id)
        .then()
        .header(
            "Content-Disposition", "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201%27%2A.txt");
  }

  @Test
  void listsByPrefix() {
    for (String path : List.of("src/b", "src/a", "srcx", "test/a")) {
      user.upload(project, path, bytes(path));
    }
    user.get("/projects/{p}/files?prefix=src/", project)
        .then()
        .body("items.path", contains("src/a", "src/b"));
    user.get("/projects/{p}/files?prefix=s%", project).then().body("items", hasSize(0));
    assertThat(user.all(1, "/projects/{p}/files", project))
        .extracting(file -> file.get("path"))
        .containsExactly("src/a", "src/b", "srcx", "test/a");
  }

  @Test
  void numbersVersionsStoredTogether() {
    List<Integer> versions =
        Together.run(
            IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                    i -> () -> user.upload(project, "same", bytes("v" + i)).path("version"))
                .toList());
    assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void makesOneVersionOfEqualContentsStoredTogether() {
    List<Integer> answers =
        Together.run(8, () -> user.upload(project, "same", bytes("equal")).statusCode());
    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 200).hasSize(7);
  }

  @Test
  void repeatsReplyForOneIdempotencyKey() {
    uploadWithKey("one").then().statusCode(201);
    user.upload(project, "a", bytes("between")).then().body("version", equalTo(2));
    uploadWithKey("one").then().statusCode(201).body("version", equalTo(1));
    uploadWithKey("other").then().statusCode(422);
  }

  private Response uploadWithKey(String content) {
    return user.request()
        .header("Idempotency-Key", "upload")
        .queryParam("path", "a")
        .contentType("text/plain")
        .body(bytes(content))
        .post(Client.API + "/projects/{p}/files", project);
  }
}
