package dev.devmentor.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.auth.testing.Account;
import dev.devmentor.platform.testing.FullPool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No request waits for a connection for ever. */
@QuarkusTest
class FullPoolTest {

  @Inject Pool pool;

  @Test
  void answers503AndServesAgainAfterwards() {
    Account account = Account.register();
    List<Response> answers =
        FullPool.during(
            pool,
            () ->
                List.of(
                    account.get("/me"),
                    Account.tryLogin(account.email(), account.password()),
                    Account.tryRefresh(account.refreshToken()),
                    Account.tryRegister(
                        "full-pool", "full-pool@example.test", account.password())));
    assertThat(answers)
        .allSatisfy(
            answer ->
                answer
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("/backend-unavailable")));
    account.get("/me").then().statusCode(200);
    account.login().refresh().get("/me").then().statusCode(200);
  }

  @Test
  void isAsLargeAsTheOperationsManualSays() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operations/database.md")))
        .contains("| auth-service | %d |".formatted(FullPool.size()));
  }
}
