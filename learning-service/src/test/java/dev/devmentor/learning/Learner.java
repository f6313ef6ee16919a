package dev.devmentor.learning;

import static io.restassured.RestAssured.given;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.testing.TestUsers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user with a token, and what the tests let users do. */
public record Learner(UUID id, String token) {

  private static final String API = "/api/v1/learning";

  /** A new user. */
  public static Learner create() {
    UUID id = TestUsers.create();
    return new Learner(id, TestIssuer.token(id));
  }

  /** A new administrator. */
  public static Learner admin() {
    UUID id = TestUsers.create();
    return new Learner(id, TestIssuer.token(id, "admin"));
  }

  /** A request with the user's token. */
  public RequestSpecification request() {
    return given().auth().oauth2(token).contentType(ContentType.JSON).basePath(API);
  }

  public ValidatableResponse get(String path) {
    return request().get(path).then();
  }

  public ValidatableResponse post(String path, Object body) {
    return request().body(body).post(path).then();
  }

  public ValidatableResponse put(String path, Object body) {
    return request().body(body).put(path).then();
  }

  public ValidatableResponse patch(String path, Object body) {
    return request().body(body).patch(path).then();
  }

  /** A roadmap to goal skills. */
  public Response roadmapTo(String... goals) {
    return post("/roadmaps", Map.of("title", "My roadmap", "goalSkills", List.of(goals)))
        .statusCode(201)
        .extract()
        .response();
  }

  /** Reports that an item is completed. */
  public ValidatableResponse complete(String itemId) {
    return put("/progress/" + itemId, Map.of("status", "completed")).statusCode(200);
  }

  /** Every item of a list, by asking for one page after the other. */
  public <T> List<T> all(String path, String field, int limit) {
    List<T> items = new java.util.ArrayList<>();
    String cursor = "";
    do {
      Response page = request().queryParam("limit", limit).queryParam("cursor", cursor).get(path);
      page.then().statusCode(200);
      items.addAll(page.path("items." + field));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    return items;
  }
}
