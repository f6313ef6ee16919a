package dev.devmentor.project.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.devmentor.project.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that take every connection to the storage and do not read. */
@QuarkusTest
@TestProfile(SlowReadersTest.OneConnection.class)
class SlowReadersTest {

  /** The smallest pool. */
  public static final class OneConnection implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("devmentor.storage.connections", "1");
    }
  }

  private static final int MORE_THAN_SOCKETS_HOLD = 64 * 1024 * 1024;

  private final Client user = Client.create();

  @Test
  void letOthersHearThatTheStorageIsBusy() throws IOException {
    String project = user.project("Busy");
    String file = user.upload(project, "large", new byte[MORE_THAN_SOCKETS_HOLD]).path("id");

    try (Socket reader = new Socket("localhost", RestAssured.port)) {
      reader
          .getOutputStream()
          .write(
              "GET %s/files/%s/content HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(Client.API, file, user.token())
                  .getBytes(US_ASCII));
      assertThat(reader.getInputStream().readNBytes(12))
          .isEqualTo("HTTP/1.1 200".getBytes(US_ASCII));

      user.get("/files/{f}/content", file)
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("https://devmentor.dev/problems/backend-unavailable"));
    }
    await()
        .untilAsserted(() -> user.upload(project, "small", new byte[] {1}).then().statusCode(201));
  }
}
