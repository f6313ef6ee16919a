package dev.devmentor.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.devmentor.gateway.admission.AdmissionConfig;
import dev.devmentor.gateway.cache.policy.CacheConfig;
import dev.devmentor.gateway.cache.policy.CachePolicies;
import dev.devmentor.gateway.proxy.ProxyConfig;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCheckTest {

  private static final String ROUTE = "devmentor.routing.routes.things.";
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of(
              "devmentor.routing.services.a.url",
              "http://localhost:1",
              "devmentor.admission.policies.standard.limit",
              "10",
              "devmentor.admission.policies.standard.window",
              "1S",
              ROUTE + "path",
              "/things/{id}",
              ROUTE + "methods",
              "GET,DELETE",
              ROUTE + "service",
              "a"));

  @Test
  void fillsInWhatIsNotSaid() {
    Route route = routes().getFirst();

    assertThat(route.methods())
        .containsExactlyInAnyOrder(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);
    assertThat(route.access()).isEqualTo(Access.USER);
    assertThat(route.rate()).hasValueSatisfying(policy -> assertThat(policy.limit()).isEqualTo(10));
    assertThat(route.limits().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(route.limits().bodyLimit()).isEqualTo(1024 * 1024);
  }

  @ParameterizedTest
  @CsvSource({
    "path, things",
    "path, /things/",
    "path, /things/*",
    "path, /things/{id",
    "path, /a b",
    "methods, TRACE",
    "methods, get",
    "service, b",
    "rate, unknown",
    "rate, none",
    "scope, everything",
    "retries, 2",
  })
  void namesTheRouteThatIsWrong(String key, String value) {
    properties.put(ROUTE + key, value);

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining(ROUTE + key)
        .withMessageContaining(value);
  }

  /** A connection without a byte for that long is closed. */
  @ParameterizedTest
  @CsvSource({"0S, PT0S", "2M, PT2M", "1H, PT1H"})
  void namesTheRouteThatNobodyCanWaitFor(String timeout, String given) {
    properties.put(ROUTE + "timeout", timeout);

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining(ROUTE + "timeout")
        .withMessageContaining(given);
  }

  @Test
  void letsARouteTakeAlmostAsLongAsAConnectionLives() {
    properties.put(ROUTE + "timeout", "119S");

    assertThat(routes().getFirst().limits().timeout()).isEqualTo(Duration.ofSeconds(119));
  }

  @Test
  void readsWhatIsKeptAndWhatIsTouched() {
    cache("things", "thing/{id},things,own/{user}");
    properties.put(ROUTE + "cache", "things");
    properties.put(ROUTE + "touches", "thing/{id},things");

    Route route = routes().getFirst();

    assertThat(route.cache()).hasValueSatisfying(policy -> assertThat(policy.tags()).hasSize(3));
    assertThat(route.touches()).hasSize(2);
    assertThat(route.parameters("/things/7")).containsExactly(Map.entry("id", "7"));
  }

  @ParameterizedTest
  @CsvSource({
    "thing/{other}, thing/{id}, 30S, cache",
    "things, thing/{other}, 30S, touches",
    "things, a b, 30S, touches",
    "things, '', 30S, touches",
    "things, things, 1H, cache",
    "things, things, 265S, cache",
  })
  void namesTheRouteWhoseAnswersCouldBeStale(
      String tags, String touches, String fresh, String key) {
    cache("things", tags);
    properties.put("devmentor.cache.policies.things.fresh", fresh);
    properties.put(ROUTE + "cache", "things");
    properties.put(ROUTE + "touches", touches);

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining(ROUTE + key);
  }

  @Test
  void knowsNoOtherCachePolicy() {
    properties.put(ROUTE + "cache", "forever");

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining(ROUTE + "cache");
  }

  private void cache(String name, String tags) {
    properties.put("devmentor.cache.policies." + name + ".fresh", "30S");
    properties.put("devmentor.cache.policies." + name + ".tags", tags);
  }

  @Test
  void letsPublicRoutesGoUncounted() {
    properties.put(ROUTE + "access", "public");
    properties.put(ROUTE + "rate", "none");

    assertThat(routes().getFirst().rate()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ftp://localhost", "http://localhost/base", "localhost:80"})
  void namesTheServiceThatIsNowhere(String url) {
    properties.put("devmentor.routing.services.a.url", url);

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining("devmentor.routing.services.a.url")
        .withMessageContaining(url);
  }

  @ParameterizedTest
  @CsvSource({"limit, 0", "limit, -1", "window, 0S", "window, 60D"})
  void namesThePolicyThatCannotBeCounted(String key, String value) {
    properties.put("devmentor.admission.policies.standard." + key, value);

    assertThatIllegalArgumentException()
        .isThrownBy(this::routes)
        .withMessageContaining("devmentor.admission.policies.standard");
  }

  private List<Route> routes() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(RoutingConfig.class)
            .withMapping(AdmissionConfig.class)
            .withMapping(CacheConfig.class)
            .withMapping(ProxyConfig.class)
            .withConverter(
                io.quarkus.runtime.configuration.MemorySize.class, 100, new MemorySizeConverter())
            .withConverter(
                Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
            .withDefaultValues(properties)
            .build();
    return new RouteCheck(
            config.getConfigMapping(RoutingConfig.class),
            config.getConfigMapping(AdmissionConfig.class),
            new CachePolicies(
                config.getConfigMapping(CacheConfig.class),
                config.getConfigMapping(ProxyConfig.class)),
            IDLE_TIMEOUT)
        .routes();
  }
}
