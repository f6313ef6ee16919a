package dev.devmentor.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.GatewayClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two gateways in front of the same services, with one Redis. */
class TwoProcessesIT {

  private static final int LIMIT = 200;

  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private final String id = UUID.randomUUID().toString();
  private final String user = Surroundings.bearer();
  private GatewayProcess first;
  private GatewayProcess second;
  private List<GatewayClient> clients;

  @BeforeEach
  void start() {
    Map<String, String> settings =
        Map.of("devmentor.admission.policies.tight.limit", String.valueOf(LIMIT));
    first = AROUND.gateway(settings);
    second = AROUND.gateway(settings);
    clients = List.of(first.client(), second.client());
  }

  @AfterEach
  void stop() {
    clients.forEach(GatewayClient::close);
    first.close();
    second.close();
  }

  @Test
  void togetherAskTheServiceOnceAndAdmitNoMoreThanTheLimit() {
    String target = "/api/v1/projects/" + id + "?behave=cacheable&id=" + id;
    assertThat(IntStream.range(0, 60).mapToObj(i -> ask(i, target)).toList())
        .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(AROUND.count("projects", "seen:" + id)).isEqualTo(1);

    String tight = "/api/v1/projects/" + id + "/epics?behave=empty";
    long admitted =
        IntStream.range(0, 10)
            .boxed()
            .flatMap(_ -> offer(tight).stream())
            .filter(status -> status != 429)
            .count();
    assertThat(admitted).isBetween((long) LIMIT, LIMIT + LIMIT / 100L);
  }

  /** As many as the limit at once, half of them at each gateway. */
  private List<Integer> offer(String target) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, LIMIT).mapToObj(i -> ask(i, target)).toList();
    return answers.stream().map(answer -> answer.join().statusCode()).toList();
  }

  private CompletableFuture<HttpResponse<String>> ask(int number, String target) {
    return clients
        .get(number % 2)
        .sendAsync(
            "GET", target, BodyPublishers.noBody(), BodyHandlers.ofString(), "Authorization", user);
  }

  @Test
  void nothingStaleIsGivenWhenOneIsKilledInTheMiddleOfAWrite() {
    String target = "/api/v1/projects/" + id + "?behave=cacheable&id=" + id;
    clients.getLast().get(target, "Authorization", user);
    assertThat(cache(clients.getLast().get(target, "Authorization", user))).isEqualTo("HIT");

    CompletableFuture<HttpResponse<String>> write =
        clients
            .getFirst()
            .sendAsync(
                "PATCH",
                "/api/v1/projects/" + id + "?behave=hang&id=write-" + id,
                BodyPublishers.ofString("{}"),
                BodyHandlers.ofString(),
                "Authorization",
                user);
    await().until(() -> AROUND.count("projects", "seen:write-" + id) == 1);
    first.kill();

    assertThatThrownBy(write::join).isInstanceOf(CompletionException.class);
    long before = AROUND.count("projects", "seen:" + id);
    for (int i = 1; i <= 3; i++) {
      assertThat(cache(clients.getLast().get(target, "Authorization", user))).isEqualTo("BYPASS");
      assertThat(AROUND.count("projects", "seen:" + id)).isEqualTo(before + i);
    }
  }

  private static String cache(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("none");
  }
}
