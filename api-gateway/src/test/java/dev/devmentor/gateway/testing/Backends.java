package dev.devmentor.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * Three fake services, one of odd WebSockets and one address where nobody listens (learning), as
 * the gateway's backends. Epics may be listed twenty times only, and a chat session is waited for
 * very shortly.
 */
public class Backends implements QuarkusTestResourceLifecycleManager {

  private Vertx vertx;
  private FakeSockets sockets;

  @Override
  public Map<String, String> start() {
    // An application that ran before in this virtual machine has switched them off for all.
    System.clearProperty("vertx.disableWebsockets");
    vertx = Vertx.vertx();
    sockets = FakeSockets.start();
    Map<String, String> config = new HashMap<>();
    for (String name : new String[] {"auth", "projects", "memory"}) {
      String url = FakeService.start(name, vertx).url();
      config.put("devmentor.routing.services." + name + ".url", url);
    }
    config.put("devmentor.routing.services.learning.url", "http://localhost:" + closedPort());
    config.put("devmentor.cors.origins", "https://app.example");
    config.put("devmentor.api-token.internal-key", FakeApiTokens.KEY);
    config.put("devmentor.admission.policies.tight.limit", "20");
    config.put("devmentor.admission.policies.tight.window", "1H");
    // A cold virtual machine is slower than a Redis that is away.
    config.put("devmentor.admission.redis-timeout", "2S");
    config.put("devmentor.cache.redis-timeout", "2S");
    config.put("devmentor.proxy.idle-timeout", "5S");
    config.put("devmentor.openapi.incomplete-for", "1M");
    config.put("devmentor.routing.services.twice.url", twice(config));
    route(config, "live", "projects");
    config.put("devmentor.routing.routes.live.websocket", "true");
    config.put("devmentor.routing.services.sockets.url", sockets.url());
    route(config, "sockets", "sockets");
    config.put("devmentor.routing.routes.sockets.websocket", "true");
    config.put("devmentor.routing.routes.sockets.timeout", "1S");
    config.put("devmentor.routing.routes.live.retries", "0");
    route(config, "twice", "twice");
    config.put("devmentor.routing.services.both.url", both());
    route(config, "both", "both");
    route(config, "away", "learning");
    config.put("devmentor.routing.routes.away.path", "/away/{id}");
    config.put("devmentor.routing.routes.away.touches", "project/{id}");
    brief(config, "brief", "60S");
    brief(config, "briefly", "2S");
    brief(config, "unrescued", "0S");
    config.put("devmentor.routing.routes.epics.rate", "tight");
    route(config, "each", "projects");
    config.put("devmentor.routing.routes.each.rate", "each");
    config.put("devmentor.admission.policies.each.limit", "2");
    config.put("devmentor.admission.policies.each.window", "1H");
    config.put("devmentor.admission.policies.each.per", "token");
    config.put("devmentor.routing.routes.chat-session.timeout", "300ms");
    return config;
  }

  /** Two instances, one of which is not there. */
  private static String twice(Map<String, String> config) {
    return "http://localhost:%d,%s"
        .formatted(closedPort(), config.get("devmentor.routing.services.memory.url"));
  }

  /** Two instances that say different names. */
  private String both() {
    return FakeService.start("first", vertx).url() + "," + FakeService.start("second", vertx).url();
  }

  private static void route(Map<String, String> config, String name, String service) {
    String prefix = "devmentor.routing.routes." + name + ".";
    config.put(prefix + "path", "/" + name);
    config.put(prefix + "methods", "GET,POST");
    config.put(prefix + "service", service);
    config.put(prefix + "touches", "none");
  }

  /** One whose answers are fresh for a millisecond. */
  private static void brief(Map<String, String> config, String name, String ifError) {
    route(config, name, "projects");
    String route = "devmentor.routing.routes." + name + ".";
    config.put(route + "cache", name);
    config.put(route + "touches", name);
    config.put(route + "timeout", "3S");
    String policy = "devmentor.cache.policies." + name + ".";
    config.put(policy + "fresh", "1ms");
    config.put(policy + "stale-while-revalidate", "60S");
    config.put(policy + "stale-if-error", ifError);
    config.put(policy + "tags", name);
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void stop() {
    sockets.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
