package dev.devmentor.platform.rowsecurity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.platform.ProbeDatabase;
import dev.devmentor.platform.testing.FullPool;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProbeDatabase.class, scope = TestResourceScope.GLOBAL)
class PoolLimitsTest {

  @Inject Pool pool;

  /** Nobody gives a connection back while the request waits: without a limit it would hang. */
  @Test
  void fullPoolAnswers503AndServesAgainAfterwards() {
    Response refused = FullPool.during(pool, () -> given().get("/probe/pool"));
    refused
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("/backend-unavailable"));
    given().get("/probe/pool").then().statusCode(200);
  }
}
