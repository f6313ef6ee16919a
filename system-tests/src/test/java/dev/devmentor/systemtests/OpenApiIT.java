package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The committed API document is the one that the running platform gives. */
@ExtendWith(PlatformExtension.class)
class OpenApiIT {

  private static final Path DOCUMENT = Platform.REPOSITORY.resolve("docs/openapi/devmentor.json");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Platform platform;

  OpenApiIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void documentIsTheRunningPlatforms() throws IOException {
    JsonNode served = complete();
    String current = JSON.writeValueAsString(JSON.treeToValue(served, Object.class)) + "\n";
    if (System.getProperty("record") != null) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, current);
    }
    assertThat(current)
        .as("docs/openapi is out of date; ./mvnw verify -Drecord writes it anew")
        .isEqualTo(Files.readString(DOCUMENT));
  }

  /** A service that is asked for the first time may be late, and is left out then. */
  private JsonNode complete() {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> new Client(platform.gateway(), null).get("/openapi").expect(200).json(),
            document -> !document.path("info").has("x-missing-services"));
  }
}
