package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ResponseCacheTest extends GatewayTest {

  private final String id = UUID.randomUUID().toString();
  private final String project = "/api/v1/projects/" + id;
  private final String target = project + "?behave=cacheable&id=" + id;
  private final String user = bearer();

  @AfterEach
  void bringRedisBack() {
    RedisResource.resume();
    awaitCache();
  }

  @Test
  void asksTheServiceOnce() {
    HttpResponse<String> first = read();
    HttpResponse<String> second = read();

    assertThat(cache(first)).isEqualTo("MISS");
    assertThat(cache(second)).isEqualTo("HIT");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Age")).hasValue("0");
    assertThat(second.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    assertThat(second.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(seen()).isEqualTo(1);
  }

  @Test
  void tellsHowOldItIs() {
    read();

    await()
        .until(
            () -> {
              HttpResponse<String> answer = read();
              assertThat(cache(answer)).isEqualTo("HIT");
              return answer.headers().firstValueAsLong("Age").orElseThrow() > 0;
            });
  }

  @Test
  void aWriteMakesItVoidForEverybody() {
    read();
    HttpResponse<String> write =
        client.send("PATCH", target, BodyPublishers.ofString("{}"), "Authorization", bearer());
    assertThat(write.statusCode()).isEqualTo(200);

    assertThat(cache(read())).isEqualTo("MISS");
  }

  /** Services read the digits of every script. */
  @Test
  void aWriteUnderAnotherSpellingOfTheIdDoesToo() {
    read();
    String wide = id.replaceFirst("^.", String.valueOf((char) (id.charAt(0) + '０' - '0')));
    String spelled = "/api/v1/projects/" + URLEncoder.encode(wide, StandardCharsets.UTF_8);
    client.send("PATCH", spelled, BodyPublishers.noBody(), "Authorization", user);

    assertThat(cache(read())).isEqualTo("MISS");
  }

  @Test
  void aWriteToAnotherProjectDoesNot() {
    read();
    client.send(
        "PATCH",
        "/api/v1/projects/" + UUID.randomUUID(),
        BodyPublishers.ofString("{}"),
        "Authorization",
        user);

    assertThat(cache(read())).isEqualTo("HIT");
  }

  @Test
  void aRefusedWriteDoesNot() {
    read();
    HttpResponse<String> refused =
        client.send(
            "PATCH", project + "?behave=early", BodyPublishers.noBody(), "Authorization", user);
    assertThat(refused.statusCode()).isEqualTo(422);

    assertThat(cache(read())).isEqualTo("HIT");
  }

  @Test
  void nothingIsKeptWhileTheOutcomeOfAWriteIsUnknown() {
    read();
    HttpResponse<String> lost =
        client.send(
            "PATCH", project + "?behave=drop", BodyPublishers.noBody(), "Authorization", user);
    assertThat(lost.statusCode()).isEqualTo(503);

    assertThat(cache(read())).isEqualTo("BYPASS");
    assertThat(cache(read())).isEqualTo("BYPASS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "no-cache", "max-age=0, no-cache"})
  void theClientMayDoWithout(String directive) {
    read();
    assertThat(cache(read("Cache-Control", directive))).isEqualTo("BYPASS");
  }

  @Test
  void theClientMaySayHowOldItMayBe() {
    read();
    assertThat(cache(read("Cache-Control", "max-age=60"))).isEqualTo("HIT");
    await().until(() -> cache(read("Cache-Control", "max-age=0")).equals("MISS"));
  }

  /** The route would keep it longer than the test waits. */
  @ParameterizedTest
  @ValueSource(strings = {"max-age=1", "s-maxage=1, max-age=3600"})
  void theServiceMaySayHowLongItIsGood(String directive) {
    String brief = target + "&set=Cache-Control:" + directive.replace(" ", "%20");
    client.get(brief, "Authorization", user);
    assertThat(cache(client.get(brief, "Authorization", user))).isEqualTo("HIT");

    await().until(() -> cache(client.get(brief, "Authorization", user)).equals("MISS"));
  }

  /** Nobody else has this user's key. */
  @Test
  void privateAnswersAreKeptForTheirUser() {
    String own = target + "&set=Cache-Control:private";
    client.get(own, "Authorization", user);

    assertThat(cache(client.get(own, "Authorization", user))).isEqualTo("HIT");
    assertThat(cache(client.get(own, "Authorization", bearer()))).isEqualTo("MISS");
  }

  @Test
  void theClientMayWantNothingElse() {
    assertThat(read("Cache-Control", "only-if-cached").statusCode()).isEqualTo(504);
    read();
    assertThat(read("Cache-Control", "only-if-cached").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cache-Control:no-store",
        "Cache-Control:no-cache",
        "Cache-Control:max-age=0",
        "Set-Cookie:a=b",
        "Vary:*",
        "Vary:User-Agent"
      })
  void theServiceMayForbidIt(String field) {
    String forbidden = target + "&set=" + field;
    client.get(forbidden, "Authorization", user);

    assertThat(cache(client.get(forbidden, "Authorization", user))).isNotEqualTo("HIT");
    assertThat(seen()).isEqualTo(2);
  }

  @Test
  void manyAtOnceAskTheServiceOnce() {
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 40)
            .mapToObj(
                _ ->
                    client.sendAsync(
                        "GET",
                        target,
                        BodyPublishers.noBody(),
                        BodyHandlers.ofString(),
                        "Authorization",
                        user))
            .toList();

    assertThat(all).allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
    assertThat(seen()).isEqualTo(1);
  }

  @Test
  void answersThatCannotBeKeptHoldNobodyUp() {
    String unkept = target + "&set=Cache-Control:no-store";
    client.get(unkept, "Authorization", user);

    assertThat(cache(client.get(unkept, "Authorization", user))).isEqualTo("BYPASS");
  }

  @Test
  void whoAsksForTheOthersMayFail() {
    String failing = project + "?behave=fail&id=" + id;
    assertThat(client.get(failing, "Authorization", user).statusCode()).isEqualTo(500);
    assertThat(client.get(failing, "Authorization", user).statusCode()).isEqualTo(500);
    assertThat(seen()).isEqualTo(2);
  }

  @Test
  void writesThatRedisWasNotToldOfMakeEverythingVoid() {
    read();
    RedisResource.halt();
    assertThat(cache(read())).isEqualTo("BYPASS");
    client.send("PATCH", target, BodyPublishers.ofString("{}"), "Authorization", user);
    RedisResource.resume();

    await().until(() -> !"BYPASS".equals(cache(read())));
    assertThat(json(read()).getLong("number")).isGreaterThan(2);
  }

  private HttpResponse<String> read(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = user;
    return client.get(target, all);
  }

  private static String cache(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("none");
  }

  private long seen() {
    return count("projects", "seen:" + id);
  }

  private void awaitCache() {
    String other = "/api/v1/projects/" + UUID.randomUUID() + "?behave=cacheable&id=other";
    await().until(() -> "HIT".equals(cache(client.get(other, "Authorization", user))));
  }
}
