package dev.devmentor.gateway.process;

import dev.devmentor.gateway.testing.GatewayClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Clients that send one request after the other until the gateway is gone. */
final class Load implements AutoCloseable {

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final GatewayClient client;
  private final BooleanSupplier goesOn;

  Load(GatewayClient client, BooleanSupplier goesOn) {
    this.client = client;
    this.goesOn = goesOn;
  }

  /**
   * What became of a request.
   *
   * @param begunAt as {@link System#nanoTime()}
   * @param answer empty if there was none, or no whole one
   */
  record Outcome(long begunAt, Optional<HttpResponse<String>> answer) {

    boolean isWhole() {
      return answer.isPresent() && answer.get().statusCode() == 200;
    }

    boolean saysClose() {
      return answer
          .flatMap(each -> each.headers().firstValue("Connection"))
          .filter("close"::equalsIgnoreCase)
          .isPresent();
    }
  }

  /** One more client, that sends this again and again. */
  void add(String target) {
    clients.execute(() -> run(target));
  }

  private void run(String target) {
    while (goesOn.getAsBoolean()) {
      long begunAt = System.nanoTime();
      outcomes.add(new Outcome(begunAt, ask(target)));
    }
  }

  private Optional<HttpResponse<String>> ask(String target) {
    try {
      return Optional.of(
          client.send(
              "GET",
              target,
              BodyPublishers.noBody(),
              BodyHandlers.ofString(),
              "Authorization",
              Surroundings.bearer()));
    } catch (CompletionException _) {
      return Optional.empty();
    }
  }

  /** All outcomes so far. */
  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Waits until the clients have noticed that it is over. */
  void join() throws InterruptedException {
    clients.shutdown();
    if (!clients.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("clients still wait for answers");
    }
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
