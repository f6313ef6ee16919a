package dev.devmentor.localstack.testing;

import dev.devmentor.localstack.qdrant.QdrantServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One vector store for a test run; the one at {@code DEVMENTOR_TEST_QDRANT} (host:port, with {@code
 * DEVMENTOR_TEST_QDRANT_API_KEY} if it asks for one) if that is set.
 */
public final class QdrantResource implements QuarkusTestResourceLifecycleManager {

  private static final String REAL = System.getenv("DEVMENTOR_TEST_QDRANT");
  private static final String API_KEY = "test-qdrant";

  private static Path data;
  private static int port;
  private static QdrantServer server;

  @Override
  public Map<String, String> start() {
    if (REAL != null) {
      String[] address = REAL.split(":", 2);
      String key = Optional.ofNullable(System.getenv("DEVMENTOR_TEST_QDRANT_API_KEY")).orElse("-");
      return settings(address[0], Integer.parseInt(address[1]), key);
    }
    resume();
    return settings("127.0.0.1", port, API_KEY);
  }

  private static Map<String, String> settings(String host, int port, String key) {
    return Map.of(
        "DEVMENTOR_QDRANT_HOST", host,
        "DEVMENTOR_QDRANT_PORT", String.valueOf(port),
        "DEVMENTOR_QDRANT_API_KEY", key);
  }

  /** Whether the server is ours to stop and start. */
  public static boolean isEmbedded() {
    return REAL == null;
  }

  /** Takes the server away; its data stays. */
  public static synchronized void halt() {
    if (server == null) {
      return;
    }
    try {
      server.close();
      server = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the server back on the same port, with the same data. */
  public static synchronized void resume() {
    if (server != null) {
      return;
    }
    try {
      data = data == null ? Files.createTempDirectory("qdrant") : data;
      server = QdrantServer.start(data, port, API_KEY);
      port = server.port();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    halt();
  }
}
