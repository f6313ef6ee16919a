package dev.devmentor.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnBatchTest {

  private final Vertx vertx = Vertx.vertx();
  private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void asksOnceForTheQuestionsOfOneTurn() {
    List<String> answers = answers(100);

    assertThat(asked).extracting(List::size).containsExactly(64, 36);
    assertThat(answers)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(String::valueOf).toList());
  }

  @Test
  void tellsEachCallerOnItsOwnContext() {
    List<Context> callers = new ArrayList<>();
    List<Context> told = new ArrayList<>();
    onOneEventLoop(
        root -> {
          TurnBatch<Integer, String> batch = new TurnBatch<>(vertx, this::texts);
          return Stream.generate(() -> VertxContext.createNewDuplicatedContext(root))
              .limit(5)
              .map(
                  caller -> {
                    callers.add(caller);
                    return Future.<String>future(
                        promise ->
                            caller.runOnContext(
                                _ ->
                                    batch
                                        .ask(1)
                                        .onComplete(_ -> told.add(Vertx.currentContext()))
                                        .onComplete(promise)));
                  })
              .toList();
        });

    assertThat(told).containsExactlyElementsOf(callers);
  }

  @Test
  void failsAllWhoWaitIfAnAnswerIsMissing() {
    List<Future<String>> all =
        onOneEventLoop(
            _ -> {
              TurnBatch<Integer, String> batch =
                  new TurnBatch<>(vertx, _ -> Future.succeededFuture(List.of("one")));
              return List.of(batch.ask(1), batch.ask(2));
            });

    assertThat(all).allMatch(Future::failed);
  }

  @Test
  void failsAllWhoWaitIfAskingThrows() {
    List<Future<String>> all =
        onOneEventLoop(
            _ -> {
              TurnBatch<Integer, String> batch =
                  new TurnBatch<>(
                      vertx,
                      _ -> {
                        throw new IllegalStateException("no");
                      });
              return List.of(batch.ask(1), batch.ask(2));
            });

    assertThat(all).allMatch(Future::failed);
  }

  @Test
  void refusesToBeAskedElsewhereThanOnAnEventLoop() {
    TurnBatch<Integer, String> batch = new TurnBatch<>(vertx, this::texts);

    assertThatIllegalStateException().isThrownBy(() -> batch.ask(1));
  }

  private List<String> answers(int questions) {
    return onOneEventLoop(
            _ -> {
              TurnBatch<Integer, String> batch = new TurnBatch<>(vertx, this::texts);
              return IntStream.range(0, questions).mapToObj(batch::ask).toList();
            })
        .stream()
        .map(Future::result)
        .toList();
  }

  private Future<List<String>> texts(List<Integer> questions) {
    asked.add(questions);
    return Future.succeededFuture(questions.stream().map(String::valueOf).toList());
  }

  /** Runs it in one turn and waits for all that it begins. */
  private List<Future<String>> onOneEventLoop(Function<Context, List<Future<String>>> turn) {
    Context root = vertx.getOrCreateContext();
    CompletableFuture<List<Future<String>>> begun = new CompletableFuture<>();
    root.runOnContext(_ -> begun.complete(turn.apply(root)));
    List<Future<String>> all = begun.orTimeout(10, TimeUnit.SECONDS).join();
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
