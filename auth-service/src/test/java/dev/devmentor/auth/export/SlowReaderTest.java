package dev.devmentor.auth.export;

import static dev.devmentor.auth.testing.Account.AUTH;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.auth.client.Client;
import dev.devmentor.auth.testing.Account;
import dev.devmentor.migrations.testing.Rows;
import dev.devmentor.platform.testing.FullPool;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads an export slowly, or not at all, keeps nobody else from anything. */
@QuarkusTest
class SlowReaderTest {

  @Inject Pool pool;
  @Inject ExportPlaces places;
  @Inject ExportService exports;
  @Inject ExportConfig config;

  @Test
  void holdsNoConnectionAndLeavesThePlaceToTheNext() throws IOException {
    Account account = Account.register();
    fill(account);
    try (Socket reader = new Socket("localhost", RestAssured.port)) {
      reader.getOutputStream().write(request(account));
      assertThat(new String(reader.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 200");

      assertThat(FullPool.during(pool, () -> "all free")).isEqualTo("all free");
      account
          .get("/me/export")
          .then()
          .statusCode(429)
          .header("Retry-After", notNullValue())
          .body("type", endsWith("/export-under-way"));
    }
    await()
        .untilAsserted(
            () ->
                account
                    .get("/me/export")
                    .then()
                    .statusCode(200)
                    .body("collections.'auth.audit_log'.findAll{it.details.text}", hasSize(24)));
  }

  /** More than the buffers of two sockets hold. */
  private static void fill(Account account) {
    Rows.query(
        """
        select auth.append_audit('login', 'info', ?, jsonb_build_object('text', repeat('x', 1000000)), null, null, null)
          from generate_series(1, 24)
        """,
        account.id());
  }

  private static byte[] request(Account account) {
    return """
        GET %s/me/export HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        \r
        """
        .formatted(AUTH, account.accessToken())
        .getBytes(US_ASCII);
  }

  @Test
  void leavesThePlaceWhenGoneBeforeTheDocumentIsWritten() {
    Account account = Account.register();
    exports.document(account.id(), new Client(null, null)).subscribe().with(_ -> {}).cancel();

    await().untilAsserted(() -> account.get("/me/export").then().statusCode(200));
  }

  @Test
  void waitsWhileOthersWrite() {
    List<UUID> others = Stream.generate(UUID::randomUUID).limit(config.writers()).toList();
    others.forEach(places::take);
    Account account = Account.register();
    try {
      account
          .get("/me/export")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", endsWith("/busy"));
    } finally {
      others.forEach(_ -> places.stopWriting());
    }
    account.get("/me/export").then().statusCode(200);
    others.forEach(places::leave);
  }
}
