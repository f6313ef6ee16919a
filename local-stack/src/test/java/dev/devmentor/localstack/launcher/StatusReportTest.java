package dev.devmentor.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {

  @TempDir private Path folder;

  @Test
  void tellsProgramsEverythingTheyNeed() throws Exception {
    Home home = new Home(folder, folder.resolve("home"));
    home.create();
    StatusReport report =
        new StatusReport(
            home, Ports.from(Map.of()), Secrets.in(home.secrets()), Map.of(Part.AUTH, 42L));
    Overview overview = new Overview(true, true, Map.of(Part.AUTH, Condition.HEALTHY));
    JsonNode json = new ObjectMapper().valueToTree(report.of(overview));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "up",
            "version",
            "dataDir",
            "gateway",
            "services",
            "postgres",
            "redis",
            "qdrant",
            "s3",
            "logs");
    assertThat(json.at("/services/auth/pid").asLong()).isEqualTo(42);
    assertThat(json.at("/services/auth/healthy").asBoolean()).isTrue();
    assertThat(json.at("/services/memory/healthy").asBoolean()).isFalse();
    assertThat(json.at("/gateway/url").asText()).isEqualTo("http://127.0.0.1:8000");
    assertThat(json.at("/postgres/users/learning/name").asText()).isEqualTo("devmentor_learning");
    assertThat(json.at("/postgres/users/superuser/password").asText()).isNotBlank();
    assertThat(json.at("/qdrant/grpcPort").asInt()).isEqualTo(16334);
    assertThat(json.at("/s3/bucket").asText()).isEqualTo("devmentor");
  }
}
