package dev.devmentor.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.gateway.admission.RatePolicy.Subject;
import dev.devmentor.gateway.admission.Verdict.Outcome;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimBatchTest {

  private static final RatePolicy POLICY =
      new RatePolicy("p", 10, Duration.ofSeconds(1), Subject.USER);

  private final Vertx vertx = Vertx.vertx();
  private final List<List<Claim>> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void asksOnceForTheClaimsOfOneTurn() {
    List<Outcome> outcomes = outcomes(100, this::alternating);

    assertThat(asked).extracting(List::size).containsExactly(64, 36);
    assertThat(outcomes)
        .containsExactlyElementsOf(
            IntStream.range(0, 100)
                .mapToObj(i -> i % 2 == 0 ? Outcome.ADMITTED : Outcome.LIMITED)
                .toList());
  }

  @Test
  void tellsEachCallerOnItsOwnContext() {
    List<Context> callers = new ArrayList<>();
    List<Context> told = new ArrayList<>();
    onOneEventLoop(
        root -> {
          ClaimBatch batch = new ClaimBatch(vertx, this::alternating);
          return Stream.generate(() -> VertxContext.createNewDuplicatedContext(root))
              .limit(5)
              .map(
                  caller -> {
                    callers.add(caller);
                    return Future.<Verdict>future(
                        promise ->
                            caller.runOnContext(
                                _ ->
                                    batch
                                        .add(claim("1"))
                                        .onComplete(_ -> told.add(Vertx.currentContext()))
                                        .onComplete(promise)));
                  })
              .toList();
        });

    assertThat(told).containsExactlyElementsOf(callers);
  }

  @Test
  void failsAllWhoWaitIfTheDecisionThrows() {
    List<Future<Verdict>> all =
        onOneEventLoop(
            _ -> {
              ClaimBatch batch =
                  new ClaimBatch(
                      vertx,
                      _ -> {
                        throw new IllegalStateException("no");
                      });
              return List.of(batch.add(claim("a")), batch.add(claim("b")));
            });

    assertThat(all).allMatch(Future::failed);
  }

  private List<Outcome> outcomes(
      int claims, Function<List<Claim>, Future<List<Verdict>>> decision) {
    return onOneEventLoop(
            _ -> {
              ClaimBatch batch = new ClaimBatch(vertx, decision);
              return IntStream.range(0, claims)
                  .mapToObj(i -> batch.add(claim(String.valueOf(i))))
                  .toList();
            })
        .stream()
        .map(verdict -> verdict.result().outcome())
        .toList();
  }

  private Future<List<Verdict>> alternating(List<Claim> claims) {
    asked.add(claims);
    return Future.succeededFuture(
        claims.stream().map(claim -> verdict(Integer.parseInt(claim.subject()))).toList());
  }

  private static Verdict verdict(int number) {
    return new Verdict(
        number % 2 == 0 ? Outcome.ADMITTED : Outcome.LIMITED, 0, Duration.ZERO, Duration.ZERO);
  }

  private static Claim claim(String subject) {
    return new Claim(POLICY, subject, Optional.empty());
  }

  /** Runs it in one turn and waits for all that it begins. */
  private List<Future<Verdict>> onOneEventLoop(Function<Context, List<Future<Verdict>>> turn) {
    Context root = vertx.getOrCreateContext();
    CompletableFuture<List<Future<Verdict>>> begun = new CompletableFuture<>();
    root.runOnContext(_ -> begun.complete(turn.apply(root)));
    List<Future<Verdict>> all = begun.orTimeout(10, TimeUnit.SECONDS).join();
    all.forEach(
        one ->
            one.otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join());
    return all;
  }
}
