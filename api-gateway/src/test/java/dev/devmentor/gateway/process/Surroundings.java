package dev.devmentor.gateway.process;

import dev.devmentor.gateway.testing.Backends;
import dev.devmentor.gateway.testing.GatewayClient;
import dev.devmentor.localstack.testing.IssuerResource;
import dev.devmentor.localstack.testing.RedisResource;
import dev.devmentor.localstack.testing.TestIssuer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What gateways of a test class have around them: services, an issuer of tokens, and Redis. */
final class Surroundings implements BeforeAllCallback, AfterAllCallback {

  private final Backends backends = new Backends();
  private final IssuerResource issuer = new IssuerResource();
  private final RedisResource redis = new RedisResource();
  private final Map<String, String> config = new HashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    config.putAll(backends.start());
    config.putAll(issuer.start());
    config.putAll(redis.start());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    backends.stop();
    issuer.stop();
    redis.stop();
  }

  /** Starts a gateway, with these settings besides. */
  GatewayProcess gateway(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(config);
    all.putAll(settings);
    return GatewayProcess.start(all);
  }

  /** Starts a gateway whose standard output nobody reads. */
  GatewayProcess unreadGateway() {
    return GatewayProcess.startUnread(config);
  }

  /** The header value of a new user. */
  static String bearer() {
    return "Bearer " + TestIssuer.token(UUID.randomUUID());
  }

  /** How many writes Redis has in this register. */
  long entered(String register) {
    Vertx vertx = Vertx.vertx();
    try {
      return Redis.createClient(vertx, config.get("DEVMENTOR_REDIS_URL"))
          .send(Request.cmd(Command.ZCARD).arg("devmentor:cache:writes:" + register))
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .toLong();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** How often a fake service counted this. */
  long count(String service, String key) {
    URI url = URI.create(config.get("devmentor.routing.services." + service + ".url"));
    try (GatewayClient direct = new GatewayClient(url)) {
      return new JsonObject(direct.get("/counts").body()).getLong(key, 0L);
    }
  }
}
