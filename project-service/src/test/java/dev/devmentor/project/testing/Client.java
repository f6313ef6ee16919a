package dev.devmentor.project.testing;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.testing.TestUsers;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A user at the API.
 *
 * @param id of the user
 * @param token a good access token
 */
public record Client(UUID id, String token) {

  /** Where the API is. */
  public static final String API = "/api/v1";

  /** Somebody who is new here. */
  public static Client create() {
    UUID id = TestUsers.create();
    return new Client(id, TestIssuer.token(id));
  }

  /** A request of this user. */
  public RequestSpecification request() {
    return RestAssured.given().auth().oauth2(token);
  }

  /** GET. */
  public Response get(String path, Object... values) {
    return request().get(API + path, values);
  }

  /** POST with a JSON body. */
  public Response post(Object body, String path, Object... values) {
    return request().contentType(ContentType.JSON).body(body).post(API + path, values);
  }

  /** PATCH with a JSON body. */
  public Response patch(Object body, String path, Object... values) {
    return request().contentType(ContentType.JSON).body(body).patch(API + path, values);
  }

  /** PUT with a JSON body. */
  public Response put(Object body, String path, Object... values) {
    return request().contentType(ContentType.JSON).body(body).put(API + path, values);
  }

  /** DELETE. */
  public Response delete(String path, Object... values) {
    return request().delete(API + path, values);
  }

  /** A new project; its id. */
  public String project(String name) {
    return post(Map.of("name", name), "/projects").then().statusCode(201).extract().path("id");
  }

  /** A new task; its id. */
  public String task(String projectId, String title) {
    return post(Map.of("title", title), "/projects/{p}/tasks", projectId)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A file with this content, of the type text/plain. */
  public Response upload(String projectId, String path, byte[] content) {
    return request()
        .contentType("text/plain")
        .queryParam("path", path)
        .body(content)
        .post(API + "/projects/{p}/files", projectId);
  }

  /** Makes another user a member of a project of this one. */
  public void admit(Client member, String role, String projectId) {
    put(Map.of("role", role), "/projects/{p}/collaborators/{u}", projectId, member.id())
        .then()
        .statusCode(200);
  }

  /** All items of a list, page by page. */
  public List<Map<String, Object>> all(int limit, String path, Object... values) {
    List<Map<String, Object>> items = new ArrayList<>();
    Map<String, Object> page = new HashMap<>(Map.of("limit", limit));
    do {
      Response answer = request().queryParams(page).get(API + path, values);
      answer.then().statusCode(200);
      items.addAll(answer.jsonPath().getList("items"));
      page.put("cursor", answer.path("nextCursor"));
    } while (page.get("cursor") != null);
    return items;
  }
}
