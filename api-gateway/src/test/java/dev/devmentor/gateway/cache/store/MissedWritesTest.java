package dev.devmentor.gateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MissedWritesTest {

  private static final int MOST = 3;

  private final Vertx vertx = Vertx.vertx();
  private final Queue<WriteEnd> told = new ConcurrentLinkedQueue<>();
  private final Queue<Promise<Void>> replies = new ConcurrentLinkedQueue<>();
  private final MissedWrites writes =
      new MissedWrites(vertx, this::tell, Duration.ofMillis(10), MOST);

  private Future<Void> tell(WriteEnd end) {
    told.add(end);
    Promise<Void> reply = Promise.promise();
    replies.add(reply);
    return reply.future();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void areToldUntilTheyAreTaken() {
    WriteEnd write = write("a", WriteOutcome.DONE);
    writes.add(write);
    reply().fail("away");

    reply().complete();

    await().until(() -> !writes.any());
    assertThat(told).containsExactly(write, write);
  }

  @Test
  void areNotForgottenIfTheyComeWhileOthersAreTold() {
    WriteEnd first = write("a", WriteOutcome.DONE);
    WriteEnd second = write("b", WriteOutcome.UNKNOWN);
    writes.add(first);
    Promise<Void> replyToFirst = reply();
    writes.add(second);

    replyToFirst.complete();
    Promise<Void> replyToSecond = reply();
    assertThat(writes.any()).isTrue();
    replyToSecond.complete();

    await().until(() -> !writes.any());
    assertThat(told).containsExactly(first, second);
  }

  @Test
  void areOneThatHasTouchedEverythingIfThereAreTooMany() {
    writes.add(write("a", WriteOutcome.DONE));
    Promise<Void> replyToFirst = reply();
    writes.add(write("b", WriteOutcome.UNKNOWN));
    writes.add(write("c", WriteOutcome.REFUSED));
    WriteEnd last = write("d", WriteOutcome.DONE);
    writes.add(last);

    replyToFirst.complete();
    reply().complete();
    reply().complete();

    await().until(() -> !writes.any());
    assertThat(told)
        .extracting(WriteEnd::tags, WriteEnd::outcome)
        .containsExactly(
            tuple(List.of("a"), WriteOutcome.DONE),
            tuple(List.of(StoreKeys.EVERYTHING), WriteOutcome.UNKNOWN),
            tuple(last.tags(), last.outcome()));
  }

  private Promise<Void> reply() {
    return await().until(replies::poll, reply -> reply != null);
  }

  private static WriteEnd write(String tag, WriteOutcome outcome) {
    return new WriteEnd(UUID.randomUUID(), List.of(tag), outcome);
  }
}
