package dev.devmentor.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayTest;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clients that have an answer already, and say which. */
@QuarkusTest
@QuarkusTestResource(Backends.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(RedisResource.class)
class ConditionsTest extends GatewayTest {

  private static final String NO_STORE = "&set=Cache-Control:no-store&set=ETag:%22a%22";

  private final String id = UUID.randomUUID().toString();
  private final String project = "/api/v1/projects/" + id;
  private final String target = project + "?behave=cacheable&id=" + id;
  private final String user = bearer();

  @Test
  void areCheckedByTheGateway() {
    String tag =
        client.get(target, "Authorization", user).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> answer = get(target, "\"other\", " + tag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue(tag);
    assertThat(get(target, "\"other\"").statusCode()).isEqualTo(200);
    assertThat(count("projects", "seen:" + id)).isEqualTo(1);
  }

  @Test
  void doNotKeepTheCacheEmpty() {
    assertThat(get(target, "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get(target, "\"other\"").headers().firstValue("X-Cache")).hasValue("HIT");
  }

  @Test
  void areCheckedByTheGatewayForAnswersThatItDoesNotKeep() {
    HttpResponse<String> answer = get(target + NO_STORE, "\"a\"");

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"a\"");
    assertThat(get(target + NO_STORE + "&other", "\"b\"").statusCode()).isEqualTo(200);
  }

  @Test
  void reachTheServiceWhileTheCacheStandsAside() {
    HttpResponse<String> lost =
        client.send(
            "PATCH", project + "?behave=drop", BodyPublishers.noBody(), "Authorization", user);
    assertThat(lost.statusCode()).isEqualTo(503);

    HttpResponse<String> answer = get(project, "\"a\"");

    assertThat(answer.headers().firstValue("X-Cache")).hasValue("BYPASS");
    assertThat(json(answer).getJsonObject("headers").getString("if-none-match")).isEqualTo("\"a\"");
  }

  private HttpResponse<String> get(String uri, String tags) {
    return client.get(uri, "Authorization", user, "If-None-Match", tags);
  }
}
