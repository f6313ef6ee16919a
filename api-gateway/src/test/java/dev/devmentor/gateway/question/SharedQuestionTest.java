package dev.devmentor.gateway.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {

  private final Vertx vertx = Vertx.vertx();
  private final Deque<Promise<String>> asked = new ArrayDeque<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void isAskedOnceForAllWhoComeMeanwhile() {
    SharedQuestion<String> question = remembered(Duration.ZERO);
    Future<String> first = question.ask();
    Future<String> second = question.ask();

    assertThat(asked).hasSize(1);
    asked.getLast().complete("answer");

    assertThat(join(first)).isEqualTo("answer");
    assertThat(join(second)).isEqualTo("answer");
  }

  @Test
  void isNotAskedAgainAsLongAsTheAnswerIsGood() {
    SharedQuestion<String> question = remembered(Duration.ofHours(1));
    Future<String> first = question.ask();
    asked.getLast().complete("answer");
    join(first);

    assertThat(join(question.ask())).isEqualTo("answer");
    assertThat(asked).hasSize(1);
  }

  @Test
  void isAskedAgainWhenTheAnswerIsOld() {
    SharedQuestion<String> question = remembered(Duration.ZERO);
    Future<String> first = question.ask();
    asked.getLast().complete("old");
    join(first);

    Future<String> second = question.ask();
    asked.getLast().complete("new");

    assertThat(join(second)).isEqualTo("new");
  }

  @Test
  void isAskedAgainAfterAFailure() {
    SharedQuestion<String> question = remembered(Duration.ofHours(1));
    Future<String> first = question.ask();
    asked.getLast().fail("no");
    join(first.otherwiseEmpty());

    Future<String> second = question.ask();
    asked.getLast().complete("answer");

    assertThat(first.failed()).isTrue();
    assertThat(join(second)).isEqualTo("answer");
  }

  @Test
  void failsIfAskingThrows() {
    SharedQuestion<String> question =
        new SharedQuestion<>(
            vertx,
            () -> {
              throw new IllegalStateException("no");
            },
            _ -> Duration.ZERO);

    assertThat(join(question.ask().otherwise("failed"))).isEqualTo("failed");
  }

  @Test
  void tellsEachCallerOnItsOwnContext() {
    SharedQuestion<String> question = remembered(Duration.ZERO);
    Context first = vertx.getOrCreateContext();
    Context second = CompletableFuture.supplyAsync(vertx::getOrCreateContext).join();
    CompletableFuture<Context> toldFirst = told(first, question);
    CompletableFuture<Context> toldSecond = told(second, question);

    asked.getLast().complete("answer");

    assertThat(toldFirst.join()).isSameAs(first);
    assertThat(toldSecond.join()).isSameAs(second);
  }

  /** Returns when it has asked. */
  private static CompletableFuture<Context> told(Context caller, SharedQuestion<String> question) {
    CompletableFuture<Context> told = new CompletableFuture<>();
    CompletableFuture<Void> asking = new CompletableFuture<>();
    caller.runOnContext(
        _ -> {
          question.ask().onComplete(_ -> told.complete(Vertx.currentContext()));
          asking.complete(null);
        });
    asking.join();
    return told;
  }

  private SharedQuestion<String> remembered(Duration time) {
    return new SharedQuestion<>(
        vertx,
        () -> {
          asked.add(Promise.promise());
          return asked.getLast().future();
        },
        _ -> time);
  }

  private static <T> T join(Future<T> outcome) {
    return outcome.toCompletionStage().toCompletableFuture().join();
  }
}
