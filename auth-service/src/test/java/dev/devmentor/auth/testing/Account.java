package dev.devmentor.auth.testing;

import static io.restassured.RestAssured.given;

import dev.devmentor.migrations.testing.Rows;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * An account with an open session.
 *
 * @param session the session answer
 */
public record Account(String email, String username, String password, Response session) {

  /** Where the routes of the service are. */
  public static final String AUTH = "/api/v1/auth";

  /** A new account with a name of its own. */
  public static Account register() {
    String name = "u" + UUID.randomUUID().toString().substring(0, 13);
    return register(name, name + "@example.test");
  }

  /** A new account. */
  public static Account register(String username, String email) {
    String password = "a long passphrase " + UUID.randomUUID();
    Response session = tryRegister(username, email, password);
    session.then().statusCode(201);
    return new Account(email, username, password, session);
  }

  /** An account that may read the audit log, logged in as such. */
  public static Account administrator() {
    return withRole("admin");
  }

  /** An account that may do everything, logged in as such. */
  public static Account superadministrator() {
    return withRole("superadmin");
  }

  private static Account withRole(String role) {
    Account account = register();
    Rows.update("update auth.users set role = ?::auth.user_role where id = ?", role, account.id());
    return account.login();
  }

  /** The answer to a registration. */
  public static Response tryRegister(String username, String email, String password) {
    return json(Map.of("username", username, "email", email, "password", password))
        .post(AUTH + "/register");
  }

  /** The answer to a login. */
  public static Response tryLogin(String email, String password) {
    return json(Map.of("email", email, "password", password)).post(AUTH + "/login");
  }

  /** The answer to a refresh. */
  public static Response tryRefresh(String refreshToken) {
    return json(Map.of("refreshToken", refreshToken)).post(AUTH + "/refresh");
  }

  private static RequestSpecification json(Object body) {
    return given().contentType(ContentType.JSON).body(body);
  }

  /** The same account with another session. */
  public Account login() {
    Response again = tryLogin(email, password);
    again.then().statusCode(200);
    return new Account(email, username, password, again);
  }

  /** The same account with the session's next tokens. */
  public Account refresh() {
    Response next = tryRefresh(refreshToken());
    next.then().statusCode(200);
    return new Account(email, username, password, next);
  }

  /** The user's id. */
  public UUID id() {
    return UUID.fromString(session.path("user.id"));
  }

  /** The access token of the session. */
  public String accessToken() {
    return session.path("accessToken");
  }

  /** The refresh token of the session. */
  public String refreshToken() {
    return session.path("refreshToken");
  }

  /** The id of the session. */
  public UUID sessionId() {
    return UUID.fromString(Jwt.claims(accessToken()).getString("sid"));
  }

  /** A request with the access token. */
  public RequestSpecification request() {
    return given().auth().oauth2(accessToken()).contentType(ContentType.JSON);
  }

  /** The answer to a GET. */
  public Response get(String path) {
    return given().auth().oauth2(accessToken()).get(AUTH + path);
  }

  /** The answer to a POST without a body. */
  public Response post(String path) {
    return given().auth().oauth2(accessToken()).post(AUTH + path);
  }
}
