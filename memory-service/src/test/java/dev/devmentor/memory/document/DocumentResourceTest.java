package dev.devmentor.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.devmentor.memory.Keeper;
import dev.devmentor.memory.SharedProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentResourceTest {

  private final Keeper keeper = Keeper.create();

  @Test
  void acceptsADocumentAndIndexesItLater() {
    String id =
        keeper
            .post("/documents", Map.of("content", "Vectors live in Qdrant."))
            .statusCode(202)
            .header("Location", containsString("/api/v1/memory/documents/"))
            .body("status", equalTo("pending"))
            .body("chunkCount", equalTo(0))
            .body("contentType", equalTo("text/plain"))
            .body("version", equalTo(1))
            .body("ownerId", nullValue())
            .extract()
            .path("id");
    await().until(() -> keeper.status(id).equals("indexed"));
  }

  @Test
  void waitsForTheIndexIfAsked() {
    keeper
        .request()
        .header("Prefer", "wait=30")
        .body(Map.of("content", "Wait for me.", "title", "Patience", "tags", List.of("a", "b")))
        .post("/documents")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("status", equalTo("indexed"))
        .body("chunkCount", equalTo(1))
        .body("title", equalTo("Patience"))
        .body("tags", equalTo(List.of("a", "b")));
  }

  @Test
  void answersTheSameContentWithTheExistingDocument() {
    Map<String, Object> turn =
        Map.of("content", "The same words.", "thread", "chat", "position", 3);
    String id = keeper.post("/documents", turn).statusCode(202).extract().path("id");
    keeper.post("/documents", turn).statusCode(200).body("id", equalTo(id));
    keeper
        .post("/documents", Map.of("content", "The same words.", "thread", "chat", "position", 4))
        .statusCode(202);
    Keeper.create().post("/documents", turn).statusCode(202);
  }

  @Test
  void repeatsTheReplyForTheSameIdempotencyKey() {
    Map<String, Object> document = Map.of("content", "Only once.");
    Response first = keep("key-1", document);
    assertThat(first.statusCode()).isEqualTo(202);
    Response again = keep("key-1", document);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(keep("key-1", Map.of("content", "Another.")).statusCode()).isEqualTo(422);
    assertThat(keep("key-2", document).statusCode()).isEqualTo(200);
  }

  private Response keep(String key, Map<String, Object> document) {
    return keeper.request().header("Idempotency-Key", key).body(document).post("/documents");
  }

  @Test
  void storesABatchInTheOrderSentWithProblemsInPlace() {
    List<Object> documents =
        Arrays.asList(
            Map.of("content", "first of the batch"),
            Map.of("content", ""),
            Map.of("content", "second of the batch", "position", -1),
            Map.of("content", "first of the batch"),
            Map.of("content", "unknown", "colour", "red"),
            Map.of("content", "elsewhere", "projectId", UUID.randomUUID()),
            null,
            5,
            Map.of("content", "last of the batch"));
    Response answer =
        keeper.post("/documents/batch", Map.of("documents", documents)).extract().response();
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<List<Object>>path("items")).hasSize(9);
    assertThat(answer.<String>path("items[3].id")).isEqualTo(answer.path("items[0].id"));
    assertThat(
            IntStream.range(0, 9)
                .mapToObj(i -> answer.path("items[%d].problem.status".formatted(i))))
        .containsExactly(null, 400, 400, null, 400, 404, 400, 400, null);
    assertThat(answer.<String>path("items[2].problem.violations[0].field")).isEqualTo("position");
    assertThat(answer.<String>path("items[4].problem.violations[0].field")).isEqualTo("colour");
    String last = answer.path("items[8].id");
    await().until(() -> keeper.status(last).equals("indexed"));
  }

  @Test
  void refusesBatchesThatAreEmptyOrTooLarge() {
    for (List<?> documents : List.of(List.of(), Collections.nCopies(501, Map.of("content", "x")))) {
      keeper
          .post("/documents/batch", Map.of("documents", documents))
          .statusCode(400)
          .body("violations[0].field", endsWith("documents"));
    }
    keeper.post("/documents/batch", Map.of()).statusCode(400);
  }

  @Test
  void pagesThroughTheListWithEachDocumentOnce() {
    List<String> stored = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      stored.addFirst(
          keeper.post("/documents", Map.of("content", "page " + i)).extract().path("id"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Response page =
          keeper.request().queryParam("limit", 2).queryParam("cursor", cursor).get("/documents");
      seen.addAll(page.path("items.id"));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    assertThat(seen).isEqualTo(stored);
  }

  @Test
  void filtersTheList() {
    UUID project = SharedProject.of(keeper.id());
    String id =
        keeper.keep(
            "filtered", Map.of("title", "100% _odd_", "tags", List.of("x"), "projectId", project));
    keeper.keep("not filtered", Map.of("title", "100 odd"));
    for (String filter :
        List.of(
            "?tag=x", "?q=100%25", "?q=_ODD", "?projectId=" + project, "?tag=x&status=indexed")) {
      keeper
          .request()
          .urlEncodingEnabled(false)
          .get("/documents" + filter)
          .then()
          .body("items.id", equalTo(List.of(id)));
    }
    keeper.get("/documents?status=failed").body("items", empty());
    keeper.get("/documents?tag=y").body("items", empty());
  }

  @Test
  void changesTheFieldsThatAreGiven() {
    String id = keeper.keep("to be changed", Map.of("title", "Before", "tags", List.of("old")));
    keeper
        .patch(
            "/documents/" + id,
            Map.of(
                "tags", List.of("new"), "pinned", true, "metadata", Map.of("a", List.of(1, "b"))))
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("title", equalTo("Before"))
        .body("tags", equalTo(List.of("new")))
        .body("pinned", equalTo(true))
        .body("metadata.a", equalTo(List.of(1, "b")))
        .body("version", equalTo(2));
    keeper
        .patch("/documents/" + id, Collections.singletonMap("title", null))
        .statusCode(200)
        .body("title", nullValue())
        .body("status", equalTo("indexed"));
  }

  @Test
  void honoursIfMatchWhateverTheStatus() {
    String id = keeper.post("/documents", Map.of("content", "versioned")).extract().path("id");
    String path = "/documents/" + id;
    patch(path, "\"7\"").then().statusCode(412);
    patch(path, "\"1-pending\"").then().statusCode(200).body("version", equalTo(2));
    patch(path, "\"1\"").then().statusCode(412);
    keeper.request().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    keeper.request().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    keeper.get(path).statusCode(404);
  }

  private Response patch(String path, String ifMatch) {
    return keeper.request().header("If-Match", ifMatch).body(Map.of("pinned", true)).patch(path);
  }

  @Test
  void answersNotModified() {
    String path = "/documents/" + keeper.keep("unchanged");
    keeper
        .request()
        .header("If-None-Match", "\"1\"")
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", "\"1\"");
    keeper.request().header("If-None-Match", "\"1-pending\"").get(path).then().statusCode(200);
    String tag = keeper.get(path + "/content").statusCode(200).extract().header("ETag");
    keeper
        .request()
        .header("If-None-Match", tag)
        .get(path + "/content")
        .then()
        .statusCode(304)
        .header("ETag", tag);
  }

  @Test
  void refusesToLetDocumentsSupersedeThemselves() {
    String first = keeper.keep("first of a circle");
    String second = keeper.keep("second of a circle");
    supersede(first, second).statusCode(200).body("supersededBy", equalTo(second));
    supersede(second, first).statusCode(409).body("type", endsWith("/supersede-cycle"));
    supersede(first, first).statusCode(409);
    supersede(first, UUID.randomUUID().toString()).statusCode(404);
    supersede(first, Keeper.create().keep("of another")).statusCode(404);
  }

  private ValidatableResponse supersede(String id, String by) {
    return keeper.patch("/documents/" + id, Map.of("supersededBy", by));
  }

  @Test
  void givesTheTextBackAsItWas() {
    String text = "# Grüße \ud83d\ude00\n\n\tcode\r\n";
    String id = keeper.keep(text, Map.of("contentType", "text/markdown"));
    keeper
        .get("/documents/" + id + "/content")
        .statusCode(200)
        .contentType("text/markdown;charset=UTF-8")
        .header("X-Content-Type-Options", "nosniff")
        .body(equalTo(text));
  }

  @Test
  void listsChunksThatAreExactPartsOfTheText() {
    String text = "One sentence of some words follows another here. ".repeat(200);
    String id = keeper.keep(text);
    Response page =
        keeper.get("/documents/" + id + "/chunks?limit=2").statusCode(200).extract().response();
    assertThat(page.<List<Integer>>path("items.ordinal")).containsExactly(0, 1);
    for (int i = 0; i < 2; i++) {
      int start = page.path("items[%d].startOffset".formatted(i));
      int end = page.path("items[%d].endOffset".formatted(i));
      assertThat(page.<String>path("items[%d].content".formatted(i)))
          .isEqualTo(text.substring(start, end));
    }
    keeper
        .request()
        .queryParam("cursor", page.<String>path("nextCursor"))
        .get("/documents/" + id + "/chunks")
        .then()
        .body("items[0].ordinal", equalTo(2))
        .body("items[0].tokenCount", greaterThan(0));
    keeper.get("/documents/" + id).body("chunkCount", greaterThan(5));
  }

  @Test
  void offersTheDocumentsInItsDescription() {
    RestAssured.given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("openapi", equalTo("3.1.0"))
        .body("paths.keySet()", hasItem("/api/v1/memory/documents/batch"));
  }
}
