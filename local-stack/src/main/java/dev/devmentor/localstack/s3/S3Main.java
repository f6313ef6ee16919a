package dev.devmentor.localstack.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The S3 server as a process: {@code DEVMENTOR_S3_DATA}, {@code _PORT}, {@code _ACCESS_KEY}, {@code
 * _SECRET_KEY} and {@code _BUCKET} come from the environment, so that no secret is in a command
 * line.
 */
public final class S3Main {

  private S3Main() {}

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    S3Server server =
        S3Server.start(
            Path.of(environment.get("DEVMENTOR_S3_DATA")),
            Integer.parseInt(environment.get("DEVMENTOR_S3_PORT")),
            new S3Credentials(
                environment.get("DEVMENTOR_S3_ACCESS_KEY"),
                environment.get("DEVMENTOR_S3_SECRET_KEY")),
            environment.get("DEVMENTOR_S3_BUCKET"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    Thread.currentThread().join();
  }
}
