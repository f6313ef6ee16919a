package dev.devmentor.auth;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DescriptionTest {

  @Test
  void describesItsRoutes() {
    String paths = "paths.'/api/v1/auth";

    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("openapi", equalTo("3.1.0"))
        .body(paths + "/register'.post.responses", hasKey("201"))
        .body(paths + "/login'.post.responses", hasKey("423"))
        .body(paths + "/logout'.post.responses", hasKey("204"))
        .body(
            paths + "/me'.patch.requestBody.content.'application/json'.schema.properties",
            hasKey("displayName"));
  }

  @Test
  void isReadyOnceItHasAKey() {
    get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItems("signing-key"))
        .body("status", equalTo("UP"));
    get("/q/health/live").then().statusCode(200);
  }

  @Test
  void showsHowManyPasswordsWait() {
    assertThat(get("/q/metrics").asString()).contains("devmentor_password_waiting");
  }
}
