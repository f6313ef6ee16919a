package dev.devmentor.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.memory.Keeper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: the answer is a refusal that says what is wrong, never a fault. */
@QuarkusTest
class BadInputTest {

  private static final int MEBIBYTE = 1_048_576;

  private final Keeper keeper = Keeper.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":5} | content",
        "{\"content\":\" \"} | content",
        "{\"content\":\"a\\u0000b\"} | content",
        "{\"content\":\"\\ud800\"} | content",
        "{\"content\":\"x\",\"colour\":1} | colour",
        "{\"content\":\"x\",\"contentType\":\"image/png\"} | contentType",
        "{\"content\":\"x\",\"contentType\":\"text/html\\r\\nX: y\"} | contentType",
        "{\"content\":\"x\",\"position\":1e999} | position",
        "{\"content\":\"x\",\"position\":-1} | position",
        "{\"content\":\"x\",\"position\":1.5} | position",
        "{\"content\":\"x\",\"projectId\":\"nobody\"} | projectId",
        "{\"content\":\"x\",\"occurredAt\":\"yesterday\"} | occurredAt",
        "{\"content\":\"x\",\"occurredAt\":\"+99999-01-01T00:00:00Z\"} | occurredAt",
        "{\"content\":\"x\",\"tags\":[null]} | tags[0].<list element>",
        "{\"content\":\"x\",\"tags\":[\"a\\u0000\"]} | tags[0]",
        "{\"content\":\"x\",\"tags\":\"a\"} | tags",
        "{\"content\":\"x\",\"metadata\":[]} | metadata",
        "{\"content\":\"x\",\"metadata\":{\"a\":1e999}} | metadata",
        "{\"content\":\"x\",\"metadata\":{\"a\\u0000\":1}} | metadata",
        "{\"content\":\"x\",\"metadata\":{\"a\":[\"\\ud800\"]}} | metadata",
        "{\"content\":\"x\",\"title\":\"\"} | title",
      })
  void refusesFieldsByName(String body, String field) {
    List<String> fields = refused(post("/documents", body)).path("violations.field");
    assertThat(fields)
        .anyMatch(
            named -> named.endsWith(field.replace(".<list element>", "")) || named.contains(field));
    Response batch = post("/documents/batch", "{\"documents\":[" + body + "]}");
    assertThat(batch.statusCode()).isIn(202, 400);
    assertThat(batch.asString()).contains("violations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"query\":\"\"} | query",
        "{} | query",
        "{\"query\":\"x\",\"limit\":0} | limit",
        "{\"query\":\"x\",\"limit\":51} | limit",
        "{\"query\":\"x\",\"limit\":\"5\"} | limit",
        "{\"query\":\"x\",\"mode\":\"psychic\"} | mode",
        "{\"query\":\"x\",\"mode\":0} | mode",
        "{\"query\":\"x\",\"includeRelated\":6} | includeRelated",
        "{\"query\":\"x\",\"includeRelated\":-1} | includeRelated",
        "{\"query\":\"x\",\"minScore\":-0.1} | minScore",
        "{\"query\":\"x\",\"minScore\":1e999} | minScore",
        "{\"query\":\"x\",\"since\":5} | since",
        "{\"query\":\"x\",\"documentIds\":[\"x\"]} | documentIds",
        "{\"query\":\"x\",\"documentIds\":[null]} | documentIds",
        "{\"query\":\"x\",\"source\":\"\\u0000\"} | source",
        "{\"query\":\"x\",\"top\":5} | top",
      })
  void refusesSearchesByField(String body, String field) {
    List<String> fields = refused(post("/search", body)).path("violations.field");
    assertThat(fields).anyMatch(named -> named.contains(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":5}",
        "{\"content\":\"x\"}",
        "{\"validUntil\":\"x\"}",
        "{\"supersededBy\":\"x\"}",
        "{\"pinned\":1}",
        "{\"metadata\":{\"a\":1e999}}",
        "{\"tags\":[\"\"]}",
        "[]",
        "null",
        "",
        "5",
        "{",
      })
  void refusesPatches(String body) {
    String id = keeper.post("/documents", Map.of("content", "kept")).extract().path("id");
    assertThat(keeper.request().body(body).patch("/documents/" + id).statusCode()).isEqualTo(400);
    keeper.get("/documents/" + id).body("version", equalTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101",
        "?limit=1e9",
        "?cursor=%00",
        "?cursor=AAAA",
        "?status=nonsense",
        "?projectId=nobody",
        "?tag=%00",
        "?q=%00",
        "?cursor=WyJhIl0",
      })
  void refusesListParameters(String query) {
    refused(keeper.request().urlEncodingEnabled(false).get("/documents" + query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "%00", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000"})
  void knowsNoSuchDocument(String id) {
    for (String path : List.of("", "/content", "/chunks")) {
      Response answer = keeper.request().urlEncodingEnabled(false).get("/documents/" + id + path);
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void refusesBodiesThatAreNoText() {
    byte[] bytes = {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'};
    refused(keeper.request().body(bytes).post("/documents"));
    refused(post("/documents", "[".repeat(5_000)));
    refused(
        post(
            "/documents",
            "{\"content\":\"x\",\"metadata\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(901)));
  }

  @Test
  void refusesMoreThanAMegabyteOfContent() {
    String content = "x".repeat(MEBIBYTE + 1);
    tooLarge(post("/documents", document(content)));
    tooLarge(post("/documents", document("x".repeat(4 * MEBIBYTE))));

    Response batch = post("/documents/batch", "{\"documents\":[%s]}".formatted(document(content)));
    assertThat(batch.statusCode()).isEqualTo(202);
    assertThat(batch.<Integer>path("items[0].problem.status")).isEqualTo(413);
  }

  private static void tooLarge(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.<String>path("type")).endsWith("/content-too-large");
  }

  @Test
  void takesAMegabyteOfAnythingHoweverItIsEscaped() {
    for (String piece : List.of("x", " a", "\u200b.", "\n", "漢", "ж", "😀")) {
      int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
      String content = "a".repeat(MEBIBYTE % bytes + bytes) + piece.repeat(MEBIBYTE / bytes - 1);
      Response stored = post("/documents", document(content));
      assertThat(stored.statusCode()).as(piece).isEqualTo(202);
      keeper.delete("/documents/" + stored.path("id")).statusCode(204);
    }
  }

  /** As libraries write it that keep JSON to ASCII. */
  private static String document(String content) {
    StringBuilder json = new StringBuilder("{\"contentType\":\"text/markdown\",\"content\":\"");
    content
        .chars()
        .forEach(c -> json.append(c == '\n' ? "\\n" : c < 128 ? (char) c : "\\u%04x".formatted(c)));
    return json.append("\"}").toString();
  }

  @Test
  void refusesTokensThatAreNotOurs() {
    UUID id = keeper.id();
    for (String token :
        List.of("x", "a.b.c", TestIssuer.expiredToken(id), TestIssuer.foreignToken(id))) {
      Keeper forger = new Keeper(id, token);
      assertThat(forger.request().get("/documents").statusCode()).isEqualTo(401);
      assertThat(forger.request().body(Map.of("query", "x")).post("/search").statusCode())
          .isEqualTo(401);
    }
    keeper.get("/index/status").statusCode(403);
  }

  @Test
  void refusesTooManyTags() {
    Object tags = Collections.nCopies(51, "tag");
    refused(keeper.request().body(Map.of("content", "x", "tags", tags)).post("/documents"));
  }

  private Response post(String path, String body) {
    return keeper.request().body(body).post(path);
  }

  private static Response refused(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    return answer;
  }
}
