package dev.devmentor.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger served = new AtomicInteger();
  private LoadGenerator generator;
  private Call call;

  @BeforeEach
  void start() {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    generator = new LoadGenerator(8);
    call = get("http://127.0.0.1:" + server.actualPort() + "/");
  }

  @AfterEach
  void stop() {
    generator.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void countsEachAnswerOfClosedLoopOnce() {
    Measurement felt = generator.closed(call, 4, HALF_A_SECOND);
    assertThat(felt.requests()).isPositive().isEqualTo(served.get());
    assertThat(felt.failures()).isZero();
    assertThat(felt.p50()).isPositive().isLessThanOrEqualTo(felt.p99());
    assertThat(felt.p99()).isLessThanOrEqualTo(felt.max());
  }

  @Test
  void sendsAtRateInOpenLoop() {
    Measurement felt = generator.open(call, 200, HALF_A_SECOND);
    assertThat(felt.requests()).isEqualTo(100).isEqualTo(served.get());
  }

  @Test
  void countsStallForAllThatWouldHaveWaited() {
    generator.closed(call, 1, Duration.ofMillis(50));
    served.set(0);
    Measurement felt = generator.open(this::stallOnFirst, 200, HALF_A_SECOND);
    assertThat(felt.requests()).isEqualTo(100);
    assertThat(felt.p50()).as("half of the requests fell due in the stall").isGreaterThan(100);
  }

  @Test
  void countsOtherAnswersAsFailures() {
    Call failing = (_, _) -> Future.succeededFuture(false);
    Measurement felt = generator.open(failing, 100, HALF_A_SECOND);
    assertThat(felt.failures()).isEqualTo(50);
    assertThat(felt.perSecond()).isZero();
    assertThatThrownBy(() -> felt.flawless("subject"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("subject: 50 of 50 requests failed");
  }

  /** Holds up the only event loop, as a pause of the server would. */
  private Future<Boolean> stallOnFirst(HttpClient client, int worker) {
    if (worker == 0) {
      long until = System.nanoTime() + Duration.ofMillis(450).toNanos();
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
    return call.send(client, worker);
  }

  private void answer(HttpServerRequest request) {
    served.incrementAndGet();
    request.response().end("{}");
  }

  private static Call get(String address) {
    RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(address);
    return (client, _) ->
        client
            .request(options)
            .compose(request -> request.send())
            .compose(answer -> answer.end().map(_ -> answer.statusCode() == 200));
  }
}
