package dev.devmentor.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.rowsecurity.RowSecurity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class IdempotencyTest {

  /** What the work answers: the number of the run that made it. */
  public record Reply(int run, List<String> names) {}

  /** One of the two ways to the database. */
  interface Way {
    Uni<Reply> run(IdempotencyTest test, IdempotentRequest request, Supplier<Uni<Reply>> work);
  }

  static Stream<Named<Way>> ways() {
    return Stream.of(
        Named.of(
            "session",
            (test, request, work) ->
                test.rowSecurity.session(
                    request.userId(), s -> test.idempotency.once(s, request, Reply.class, work))),
        Named.of(
            "client",
            (test, request, work) ->
                test.rowSecurity.transaction(
                    request.userId(), c -> test.idempotency.once(c, request, Reply.class, work))));
  }

  @Inject Idempotency idempotency;
  @Inject RowSecurity rowSecurity;

  private final AtomicInteger runs = new AtomicInteger();
  private final UUID user = UUID.randomUUID();

  @ParameterizedTest
  @MethodSource("ways")
  void repetitionGetsTheStoredReply(Way way) {
    IdempotentRequest request = request("k", Map.of("name", "a"));
    Reply first = once(way, request);
    assertThat(once(way, request)).isEqualTo(first);
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void otherBodyUnderTheSameKeyIsRefused(Way way) {
    once(way, request("k", Map.of("name", "a")));
    assertThatThrownBy(() -> once(way, request("k", Map.of("name", "b"))))
        .isInstanceOfSatisfying(KeyConflict.class, e -> assertThat(e.status()).isEqualTo(422));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void keysOfOtherUsersAndOperationsAreOthers(Way way) {
    once(way, request("k", "a"));
    once(way, IdempotentRequest.of(UUID.randomUUID(), "POST /things", "k", "b"));
    once(way, IdempotentRequest.of(user, "POST /others", "k", "b"));
    assertThat(runs).hasValue(3);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void failedWorkIsNotRemembered(Way way) {
    IdempotentRequest request = request("k", "a");
    Supplier<Uni<Reply>> failing =
        () -> Uni.createFrom().failure(new IllegalStateException("first time"));
    assertThatThrownBy(() -> await(() -> way.run(this, request, failing)))
        .hasMessageContaining("first time");
    assertThat(once(way, request).run()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void withoutKeyEveryRequestIsNew(Way way) {
    once(way, request(null, "a"));
    once(way, request(null, "a"));
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void parallelRepetitionsRunOnce(Way way) throws Exception {
    IdempotentRequest request = request("k", "a");
    Callable<Boolean> attempt = () -> isReply(way, request);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var outcomes = threads.invokeAll(java.util.Collections.nCopies(8, attempt));
      for (var outcome : outcomes) {
        outcome.get();
      }
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void refusesEmptyAndOverlongKeys() {
    for (String key : List.of(" ", "x".repeat(256))) {
      assertThatThrownBy(() -> request(key, "a")).hasMessageContaining("cannot be used");
    }
  }

  /** True for a reply, false for «still running»; anything else fails the test. */
  private boolean isReply(Way way, IdempotentRequest request) {
    try {
      return once(way, request).run() == 1;
    } catch (KeyConflict conflict) {
      assertThat(conflict.status()).isEqualTo(409);
      return false;
    }
  }

  private Reply once(Way way, IdempotentRequest request) {
    return await(
        () ->
            way.run(
                this,
                request,
                () ->
                    Uni.createFrom()
                        .item(() -> new Reply(runs.incrementAndGet(), List.of("ä", "\"")))));
  }

  private IdempotentRequest request(String key, Object body) {
    return IdempotentRequest.of(user, "POST /things", key, body);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
  }
}
