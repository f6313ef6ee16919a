package dev.devmentor.benchmarks.gateway;

import dev.devmentor.benchmarks.server.ServerProcess;
import java.net.URI;

/**
 * A server of the comparison.
 *
 * @param process that it runs as
 * @param url where it listens
 */
record Server(ServerProcess process, URI url) implements AutoCloseable {

  /** Waits until this path, which needs no token, answers. */
  Server ready(String path) throws InterruptedException {
    process.awaitAnswer(url.resolve(path));
    return this;
  }

  @Override
  public void close() {
    process.close();
  }
}
