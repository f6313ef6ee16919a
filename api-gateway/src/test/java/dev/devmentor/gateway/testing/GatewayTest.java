package dev.devmentor.gateway.testing;

import dev.devmentor.localstack.testing.TestIssuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running gateway share: a client, tokens and what the fake services saw. */
public abstract class GatewayTest {

  @TestHTTPResource("/")
  URI base;

  /** The client of this test. */
  protected GatewayClient client;

  @BeforeEach
  void open() {
    client = new GatewayClient(base);
  }

  @AfterEach
  void close() {
    client.close();
  }

  /** Where the gateway is. */
  protected URI base() {
    return base;
  }

  /** The header value of a new user. */
  protected static String bearer() {
    return bearer("user");
  }

  /** The header value of a new user with this role. */
  protected static String bearer(String role) {
    return "Bearer " + TestIssuer.token(UUID.randomUUID(), role);
  }

  /** How often a fake service counted this; see {@link FakeService}. */
  protected static long count(String service, String key) {
    URI url =
        ConfigProvider.getConfig()
            .getValue("devmentor.routing.services." + service + ".url", URI.class);
    try (GatewayClient direct = new GatewayClient(url)) {
      HttpResponse<String> counts = direct.get("/counts");
      return new JsonObject(counts.body()).getLong(key, 0L);
    }
  }

  /** The body of an answer. */
  protected static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  /** Sends JSON. */
  protected HttpResponse<String> post(String target, String body, String... headers) {
    return client.send("POST", target, BodyPublishers.ofString(body), headers);
  }
}
