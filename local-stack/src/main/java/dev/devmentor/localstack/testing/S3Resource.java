package dev.devmentor.localstack.testing;

import dev.devmentor.localstack.s3.S3Credentials;
import dev.devmentor.localstack.s3.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * One S3 server for a test run; the one at {@code DEVMENTOR_TEST_S3} (a URL, with {@code
 * DEVMENTOR_TEST_S3_ACCESS_KEY} and {@code _SECRET_KEY}) if that is set.
 */
public final class S3Resource implements QuarkusTestResourceLifecycleManager {

  private static final String BUCKET = "devmentor-test";
  private static final S3Credentials CREDENTIALS =
      new S3Credentials("test-access", "test-secret-key");
  private static final String REAL = System.getenv("DEVMENTOR_TEST_S3");

  private static Path data;
  private static int port;
  private static S3Server server;

  @Override
  public Map<String, String> start() {
    if (REAL != null) {
      return settings(
          REAL,
          new S3Credentials(
              System.getenv("DEVMENTOR_TEST_S3_ACCESS_KEY"),
              System.getenv("DEVMENTOR_TEST_S3_SECRET_KEY")));
    }
    resume();
    return settings("http://127.0.0.1:" + port, CREDENTIALS);
  }

  private static Map<String, String> settings(String url, S3Credentials credentials) {
    return Map.of(
        "DEVMENTOR_S3_URL",
        url,
        "DEVMENTOR_S3_ACCESS_KEY",
        credentials.accessKey(),
        "DEVMENTOR_S3_SECRET_KEY",
        credentials.secretKey(),
        "DEVMENTOR_S3_BUCKET",
        BUCKET);
  }

  /** Whether the server is ours to stop and start. */
  public static boolean isEmbedded() {
    return REAL == null;
  }

  /** Takes the server away; its data stays. */
  public static synchronized void halt() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** Brings the server back on the same port, with the same data. */
  public static synchronized void resume() {
    if (server != null) {
      return;
    }
    try {
      data = data == null ? Files.createTempDirectory("s3") : data;
      server = S3Server.start(data, port, CREDENTIALS, BUCKET);
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
