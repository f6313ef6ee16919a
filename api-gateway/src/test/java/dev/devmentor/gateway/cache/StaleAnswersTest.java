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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a route whose answers are fresh for a millisecond and usable for a minute. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class StaleAnswersTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();
  private final String user = bearer();

  /** A service that has hung is left alone for a while. */
  @AfterEach
  void waitUntilTheServiceIsBack() {
    await().until(() -> client.get("/brief", "Authorization", bearer()).statusCode() == 200);
  }

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

  /** One after the other, and many at once: only the first of them asks for the others. */
  @Test
  void takeThePlaceOfFailuresForEverybody() {
    String failing = "/brief?behave=once-then-fail&id=" + id;
    HttpResponse<String> first = keep(failing);

    for (int i = 0; i < 3; i++) {
      assertStale(client.get(failing, "Authorization", user), first);
    }
    assertThat(many(failing)).allSatisfy(each -> assertStale(each.join(), first));
    assertThat(seen()).isGreaterThan(2);
  }

  /** Those who want a fresh one wait, and then ask in vain. */
  @Test
  void takeThePlaceOfAnswersThatNeverCome() {
    String hanging = "/brief?behave=once-then-hang&id=" + id;
    HttpResponse<String> first = keep(hanging);

    assertThat(many(hanging, "Cache-Control", "max-age=0"))
        .allSatisfy(each -> assertStale(each.join(), first));
    assertThat(seen()).isGreaterThan(2);
  }

  private List<CompletableFuture<HttpResponse<String>>> many(String target, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = user;
    return IntStream.range(0, 20)
        .mapToObj(
            _ ->
                client.sendAsync(
                    "GET", target, BodyPublishers.noBody(), BodyHandlers.ofString(), all))
        .toList();
  }

  private static void assertStale(HttpResponse<String> answer, HttpResponse<String> first) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(first.body());
    assertThat(answer.headers().firstValue("X-Cache")).hasValue("STALE");
  }

  @Test
  void areNotUsedOnceAWriteHasMadeThemVoid() {
    String failing = "/brief?behave=once-then-fail&id=" + id;
    keep(failing);
    post("/brief", "{}", "Authorization", user);

    assertThat(client.get(failing, "Authorization", user).statusCode()).isEqualTo(500);
  }

  @Test
  void areNotUsedIfAWriteMakesThemVoidWhileTheServiceIsAsked() {
    String hanging = "/brief?behave=once-then-hang&id=" + id;
    keep(hanging);
    var asking =
        client.sendAsync(
            "GET",
            hanging,
            BodyPublishers.noBody(),
            BodyHandlers.ofString(),
            "Authorization",
            user);
    await().until(() -> seen() == 2);

    assertThat(post("/brief", "{}", "Authorization", user).statusCode()).isEqualTo(200);

    assertThat(asking.join().statusCode()).isEqualTo(504);
  }

  @Test
  void areNotUsedForFailuresLongerThanTheRouteAllows() {
    String failing = "/briefly?behave=once-then-fail&id=" + id;
    HttpResponse<String> first = keep(failing);
    assertStale(client.get(failing, "Authorization", user), first);

    await().until(() -> client.get(failing, "Authorization", user).statusCode() == 500);
  }

  @Test
  void areNotUsedForFailuresIfTheRouteDoesNotAllowIt() {
    String failing = "/unrescued?behave=once-then-fail&id=" + id;
    keep(failing);

    assertThat(client.get(failing, "Authorization", user).statusCode()).isEqualTo(500);
  }

  @Test
  void areNotUsedIfTheServiceForbidsIt() {
    String failing = "/brief?behave=once-then-fail&set=Cache-Control:must-revalidate&id=" + id;
    keep(failing);

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
