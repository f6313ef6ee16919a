package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On a route whose answers are fresh for a millisecond and usable for a minute. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class StaleAnswersTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();
  private final String user = bearer();

  @Test
  void takeThePlaceOfFailures() {
    String failing = "/brief?behave=once-then-fail&id=" + id;
    HttpResponse<String> first = keep(failing);

    HttpResponse<String> second = client.get(failing, "Authorization", user);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("X-Cache")).hasValue("STALE");
    assertThat(second.headers().firstValue("Age")).isPresent();
    assertThat(seen()).isEqualTo(2);
  }

  @Test
  void areNotUsedOnceAWriteHasMadeThemVoid() {
    String failing = "/brief?behave=once-then-fail&id=" + id;
    keep(failing);
    post("/brief", "{}", "Authorization", user);

    assertThat(client.get(failing, "Authorization", user).statusCode()).isEqualTo(500);
  }

  @Test
  void areGivenWhileOneRequestAsksForANewOne() {
    String hanging = "/brief?behave=once-then-hang&id=" + id;
    HttpResponse<String> first = keep(hanging);
    var asking =
        client.sendAsync(
            "GET",
            hanging,
            BodyPublishers.noBody(),
            BodyHandlers.ofString(),
            "Authorization",
            user);
    await().until(() -> seen() == 2);

    HttpResponse<String> meanwhile = client.get(hanging, "Authorization", user);

    assertThat(meanwhile.body()).isEqualTo(first.body());
    assertThat(meanwhile.headers().firstValue("X-Cache")).hasValue("STALE");
    assertThat(seen()).isEqualTo(2);
    asking.cancel(true);
  }

  /** Until the answer is old is a millisecond, and the next request takes longer. */
  private HttpResponse<String> keep(String target) {
    HttpResponse<String> answer = client.get(target, "Authorization", user);
    assertThat(answer.statusCode()).isEqualTo(200);
    await().until(() -> seen() == 1);
    return answer;
  }

  private long seen() {
    return count("projects", "seen:" + id);
  }
}
