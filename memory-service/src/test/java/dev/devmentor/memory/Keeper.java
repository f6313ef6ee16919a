package dev.devmentor.memory;

import static io.restassured.RestAssured.given;

import dev.devmentor.localstack.testing.TestIssuer;
import dev.devmentor.migrations.testing.TestUsers;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user who keeps documents, with a token. */
public record Keeper(UUID id, String token) {

  /** A new user. */
  public static Keeper create() {
    UUID id = TestUsers.create();
    return new Keeper(id, TestIssuer.token(id));
  }

  /** A new administrator. */
  public static Keeper admin() {
    UUID id = TestUsers.create();
    return new Keeper(id, TestIssuer.token(id, "admin"));
  }

  /** A request with the user's token. */
  public RequestSpecification request() {
    return given().auth().oauth2(token).contentType(ContentType.JSON).basePath("/api/v1/memory");
  }

  public ValidatableResponse get(String path) {
    return request().get(path).then();
  }

  public ValidatableResponse post(String path, Object body) {
    return request().body(body).post(path).then();
  }

  public ValidatableResponse patch(String path, Object body) {
    return request().body(body).patch(path).then();
  }

  public ValidatableResponse delete(String path) {
    return request().delete(path).then();
  }

  /** Stores a document and waits until searches find it; its id. */
  public String keep(String content, Map<String, Object> fields) {
    Map<String, Object> document = new HashMap<>(fields);
    document.put("content", content);
    return request()
        .header("Prefer", "wait=30")
        .body(document)
        .post("/documents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Stores a document of nothing but content and waits until searches find it; its id. */
  public String keep(String content) {
    return keep(content, Map.of());
  }

  /** The ids of the documents that a search finds, the best first, each once. */
  public List<String> search(String query, Map<String, Object> fields) {
    Map<String, Object> request = new HashMap<>(fields);
    request.put("query", query);
    List<String> found =
        post("/search", request).statusCode(200).extract().path("items.documentId");
    return new ArrayList<>(new LinkedHashSet<>(found));
  }

  /** The ids of the documents that a hybrid search finds, the best first, each once. */
  public List<String> search(String query) {
    return search(query, Map.of());
  }

  /** The status of a document. */
  public String status(String documentId) {
    return get("/documents/" + documentId).statusCode(200).extract().path("status");
  }
}
