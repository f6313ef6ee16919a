package dev.devmentor.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;

/** One request of a scenario, on the event loop of the load generator. */
@FunctionalInterface
public interface Call {

  /**
   * Sends it and reads the answer to its end.
   *
   * @param client for the connections
   * @param worker who asks: in a closed loop one of the loops, in an open loop a running number
   * @return whether the answer was the expected one
   */
  Future<Boolean> send(HttpClient client, int worker);
}
