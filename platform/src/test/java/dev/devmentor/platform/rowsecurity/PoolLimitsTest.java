package dev.devmentor.platform.rowsecurity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.platform.ProbeDatabase;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProbeDatabase.class, scope = TestResourceScope.GLOBAL)
class PoolLimitsTest {

  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int size;

  /** Nobody gives a connection back while the request waits: without a limit it would hang. */
  @Test
  void fullPoolAnswers503AndServesAgainAfterwards() {
    List<SqlConnection> held = new ArrayList<>();
    try {
      for (int i = 0; i < size; i++) {
        held.add(await(pool::getConnection));
      }
      given()
          .get("/probe/pool")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", endsWith("/backend-unavailable"));
    } finally {
      held.forEach(connection -> await(connection::close));
    }
    given().get("/probe/pool").then().statusCode(200);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
