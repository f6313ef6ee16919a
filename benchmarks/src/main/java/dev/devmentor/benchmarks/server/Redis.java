package dev.devmentor.benchmarks.server;

import dev.devmentor.localstack.redis.RedisFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The Redis of the local stack.
 *
 * @param process that it runs as
 * @param url with the password
 */
public record Redis(ServerProcess process, String url) implements AutoCloseable {

  private static final String PASSWORD = "benchmark";

  /** Starts one with its data in this folder. */
  public static Redis in(Path folder) throws IOException {
    int port = LoopbackPort.free();
    RedisFolder redis = RedisFolder.in(folder, folder.resolve("bin"), port, PASSWORD);
    ServerProcess process =
        ServerProcess.start(redis.command(), Map.of(), folder.resolve("redis.log"));
    return new Redis(process, "redis://:" + PASSWORD + "@127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.close();
  }
}
