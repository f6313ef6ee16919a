package dev.devmentor.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer says what is wrong with it and is never a 5xx. */
@QuarkusTest
class BadInputTest {

  private final Client user = Client.create();
  private String project;

  @BeforeEach
  void createProject() {
    project = user.project("Bad input");
  }

  private Response send(String method, String body, String path) {
    return user.request()
        .contentType(ContentType.JSON)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .request(method, Client.API + path.replace("{p}", project));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"\"} | name",
        "{\"name\":5} | name",
        "{\"name\":null} | name",
        "{} | name",
        "{\"name\":\"x\\u0000y\"} | name",
        "{\"name\":\"\\ud800\"} | name",
        "{\"name\":\"x\",\"slug\":\"Not A Slug\"} | slug",
        "{\"name\":\"x\",\"status\":\"unknown\"} | status",
        "{\"name\":\"x\",\"status\":\"\"} | status",
        "{\"name\":\"x\",\"status\":0} | status",
        "{\"name\":\"x\",\"startDate\":\"+999999999-01-01\"} | startDate",
        "{\"name\":\"x\",\"startDate\":\"2026-02-30\"} | startDate",
        "{\"name\":\"x\",\"startDate\":20260101} | startDate",
        "{\"name\":\"x\",\"tags\":\"a\"} | tags",
        "{\"name\":\"x\",\"tags\":[\"\"]} | tags[0]",
        "{\"name\":\"x\",\"tags\":[null]} | tags[0]",
        "{\"name\":\"x\",\"metadata\":[]} | metadata",
        "{\"name\":\"x\",\"metadata\":{\"a\":\"\\u0000\"}} | metadata.a",
        "{\"name\":\"x\",\"metadata\":{\"a\":1e999}} | metadata",
        "{\"name\":\"x\",\"credits\":5} | credits",
        "{\"name\":\"x\",\"epics\":[{\"name\":\"\"}]} | epics[0].name",
        "{\"name\":\"x\",\"epics\":[null]} | epics[0]",
        "{\"name\":\"x\",\"tasks\":[{\"title\":\"x\",\"complexity\":11}]} | tasks[0].complexity",
        "{\"name\":\"x\",\"tasks\":[{\"title\":\"x\",\"dueAt\":\"tomorrow\"}]} | tasks[0].dueAt",
      })
  void namesRefusedFieldOfProject(String body, String field) {
    send("POST", body, "/projects").then().statusCode(400).body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"\"} | title",
        "{\"title\":null} | title",
        "{\"title\":[]} | title",
        "{\"complexity\":0} | complexity",
        "{\"complexity\":1.5} | complexity",
        "{\"complexity\":99999999999999999999} | complexity",
        "{\"estimateMinutes\":-1} | estimateMinutes",
        "{\"estimateMinutes\":\"5\"} | estimateMinutes",
        "{\"position\":1e400} | position",
        "{\"position\":12345678901} | position",
        "{\"epicId\":\"no uuid\"} | epicId",
        "{\"dueAt\":\"+12026-01-01T00:00:00Z\"} | dueAt",
        "{\"labels\":[\"\"]} | labels[0]",
        "{\"number\":7} | number",
        "{\"metadata\":{\"a\":\"\\u0000\"}} | metadata.a",
      })
  void namesRefusedFieldOfPatch(String body, String field) {
    String task = user.task(project, "Task");
    send("PATCH", body, "/projects/{p}/tasks/" + task)
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "5", "\"x\"", "{\"name\":\"x\"}{", "{'name':1}"})
  void refusesWhatIsNoObject(String body) {
    send("POST", body, "/projects").then().statusCode(400);
    send("PATCH", body, "/projects/{p}").then().statusCode(400);
    send("POST", body, "/projects/{p}/tasks/bulk").then().statusCode(400);
    send("PUT", body, "/projects/{p}/collaborators/" + user.id()).then().statusCode(400);
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
    user.request()
        .contentType(ContentType.JSON)
        .body(body)
        .post(Client.API + "/projects")
        .then()
        .statusCode(400);
  }

  @Test
  void refusesDeepAndLargeJson() {
    String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
    send("POST", "{\"name\":\"x\",\"metadata\":" + deep + "}", "/projects").then().statusCode(400);
    String deeper = "[".repeat(20_000);
    send("POST", "{\"name\":\"x\",\"metadata\":" + deeper, "/projects").then().statusCode(400);
    String wide = "{\"a\":\"" + "x".repeat(70_000) + "\"}";
    send("POST", "{\"name\":\"x\",\"metadata\":" + wide + "}", "/projects").then().statusCode(400);
  }

  @Test
  void refusesBodiesOverOneMegabyte() {
    String body = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
    send("POST", body, "/projects")
        .then()
        .statusCode(413)
        .body("type", equalTo("https://devmentor.dev/problems/content-too-large"))
        .body("requestId", notNullValue());
  }

  @Test
  void refusesLongBodiesOfUnknownLength() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      String head =
          "POST %s/projects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  .formatted(Client.API, user.token())
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      try {
        for (int i = 0; i < 40; i++) {
          socket
              .getOutputStream()
              .write(
                  ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closedBefore) {
        // The server does not wait for the end of what it refuses.
      }
      String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(status).isEqualTo("HTTP/1.1 413");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/projects?status=unknown, status",
    "/projects?limit=0, limit",
    "/projects?limit=101, limit",
    "/projects?limit=ten, limit",
    "/projects?cursor=zz, cursor",
    "/projects?q=%00, q",
    "/projects?tag=%FF, tag",
    "/projects/{p}/tasks?status=unknown, status",
    "/projects/{p}/tasks?assigneeId=x, assigneeId",
    "/projects/{p}/tasks?epicId=x, epicId",
    "/projects/{p}/tasks?parentId=1, parentId",
    "/projects/{p}/tasks?ready=yes, ready",
    "/projects/{p}/tasks?cursor=WyIxZTk5OTk5Iiwi, cursor",
    "/projects/{p}/activity?entity=unknown, entity",
    "/projects/{p}/activity?since=yesterday, since",
    "/projects/{p}/activity?since=%2B99999-01-01T00:00:00Z, since",
    "/projects/{p}/files?prefix=%00, prefix",
  })
  void namesRefusedParameter(String path, String field) {
    user.request()
        .urlEncodingEnabled(false)
        .get(Client.API + path.replace("{p}", project))
        .then()
        .statusCode(400)
        .body("violations.field", hasItem(field));
  }

  @Test
  void refusesForgedCursors() {
    for (String json :
        List.of(
            "[]",
            "[\"1\"]",
            "[\"1e9999999\",\"x\"]",
            "[\"1\",\"x\"]",
            "[\"+1000000000-01-01T00:00:00Z\",\"00000000-0000-0000-0000-000000000000\"]")) {
      String cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
      for (String list : List.of("tasks", "epics", "activity", "collaborators")) {
        user.get("/projects/{p}/" + list + "?cursor=" + cursor, project)
            .then()
            .statusCode(400)
            .body("violations.field", hasItem("cursor"));
      }
    }
  }

  @Test
  void findsNothingAtImpossiblePaths() {
    for (String path :
        List.of(
            "/projects/x",
            "/projects/1/tasks",
            "/projects/{p}/tasks/x",
            "/projects/{p}/epics/x",
            "/projects/{p}/collaborators/x",
            "/files/x",
            "/files/x/content",
            "/projects/%00",
            "/projects/{p}/nothing",
            "/nothing")) {
      user.request()
          .urlEncodingEnabled(false)
          .get(Client.API + path.replace("{p}", project))
          .then()
          .statusCode(404);
    }
  }

  @Test
  void refusesOtherMethodsAndTypes() {
    user.put(Map.of(), "/projects").then().statusCode(405);
    user.request()
        .contentType(ContentType.TEXT)
        .body("x")
        .post(Client.API + "/projects")
        .then()
        .statusCode(415);
  }

  @Test
  void refusesTokensThatAreNotGood() {
    for (String token :
        List.of(
            "x",
            "a.b.c",
            TestIssuer.expiredToken(user.id()),
            TestIssuer.foreignToken(user.id()),
            user.token().substring(0, user.token().length() - 8) + "AAAAAAAA")) {
      RestAssured.given()
          .auth()
          .oauth2(token)
          .get(Client.API + "/projects")
          .then()
          .statusCode(401)
          .body("type", equalTo("https://devmentor.dev/problems/unauthenticated"));
    }
  }

  @Test
  void refusesLongIdempotencyKey() {
    user.request()
        .header("Idempotency-Key", "x".repeat(256))
        .contentType(ContentType.JSON)
        .body(Map.of("name", "x"))
        .post(Client.API + "/projects")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("Idempotency-Key"));
  }
}
