package dev.devmentor.localstack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import redis.embedded.RedisServer;

/** One Redis for a test run; the one at {@code DEVMENTOR_TEST_REDIS} (a URL) if that is set. */
public final class RedisResource implements QuarkusTestResourceLifecycleManager {

  private static final String REAL = System.getenv("DEVMENTOR_TEST_REDIS");
  private static final String PASSWORD = "test-redis";

  private static int port;
  private static RedisServer server;

  @Override
  public Map<String, String> start() {
    if (REAL != null) {
      return Map.of("DEVMENTOR_REDIS_URL", REAL);
    }
    resume();
    return Map.of("DEVMENTOR_REDIS_URL", "redis://:" + PASSWORD + "@127.0.0.1:" + port);
  }

  /** Whether the server is ours to stop and start. */
  public static boolean isEmbedded() {
    return REAL == null;
  }

  /** Takes the server away. */
  public static synchronized void halt() {
    if (server == null) {
      return;
    }
    try {
      server.stop();
      server = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the server back on the same port, empty. */
  public static synchronized void resume() {
    if (server != null) {
      return;
    }
    try {
      port = port == 0 ? Loopback.freePort() : port;
      server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("requirepass " + PASSWORD)
              .setting("save \"\"")
              .build();
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    halt();
  }
}
