package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.server.ServerProcess;
import io.vertx.core.http.RequestOptions;
import java.util.function.Function;

/**
 * One of the two that are compared.
 *
 * @param name as the results show it
 * @param process that it runs as
 * @param startSeconds from the start of the process to its first good answer
 * @param login where a login goes
 * @param loginBody of a login, by user name
 * @param refresh where a refresh token is exchanged
 * @param refreshBody of the exchange, by refresh token
 * @param refreshField of the answer, which holds the next refresh token
 */
record Subject(
    String name,
    ServerProcess process,
    double startSeconds,
    RequestOptions login,
    Function<String, String> loginBody,
    RequestOptions refresh,
    Function<String, String> refreshBody,
    String refreshField)
    implements AutoCloseable {

  @Override
  public void close() {
    process.close();
  }
}
