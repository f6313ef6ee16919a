package dev.devmentor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever stops the platform waits until the requests under way have had their answers. */
class DrainTest {

  private static int seconds(String file, String pattern) throws IOException {
    String text = Files.readString(Platform.REPOSITORY.resolve(file));
    Matcher found = Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, file).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static int drainOfServices() throws IOException {
    return seconds(
        "platform/src/main/java/dev/devmentor/platform/request/RequestConfig.java",
        "@WithDefault\\(\"(\\d+)s\"\\)\\s+Duration drain\\(");
  }

  private static int drainOfTheGateway() throws IOException {
    return seconds(
        "api-gateway/src/main/resources/application.properties",
        "^devmentor\\.request\\.drain=(\\d+)s$");
  }

  @Test
  void containersAreNotKilledBefore() throws IOException {
    assertThat(seconds("docker-compose.yml", "^x-service:.*?^  stop_grace_period: (\\d+)s$"))
        .isGreaterThan(drainOfServices());
    assertThat(seconds("docker-compose.yml", "^  gateway:.*?^    stop_grace_period: (\\d+)s$"))
        .isGreaterThan(2 * drainOfTheGateway());
  }

  @Test
  void theLauncherKillsNothingBefore() throws IOException {
    assertThat(
            seconds(
                "local-stack/src/main/java/dev/devmentor/localstack/launcher/Supervisor.java",
                "Duration TO_STOP = Duration\\.ofSeconds\\((\\d+)\\)"))
        .isGreaterThan(2 * drainOfTheGateway());
  }
}
