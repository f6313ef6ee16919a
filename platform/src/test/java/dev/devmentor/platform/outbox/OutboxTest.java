package dev.devmentor.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.devmentor.platform.upkeep.UpkeepStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

  /** Counts what it is handed, and fails as often as the payload says. */
  @ApplicationScoped
  public static class CountingHandler implements OutboxHandler {

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, Throwable> parked = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> users = new ConcurrentHashMap<>();

    Map<String, Optional<String>> users() {
      return users;
    }

    Map<String, Integer> seen() {
      return seen;
    }

    Map<String, Throwable> parked() {
      return parked;
    }

    @Override
    public String topic() {
      return "count";
    }

    @Override
    public Uni<Void> handle(OutboxEntry entry) {
      String name = entry.payload().getString("name");
      seen.merge(name, 1, Integer::sum);
      users.put(name, Optional.ofNullable(Vertx.currentContext().getLocal("user")));
      return entry.attempts() <= entry.payload().getInteger("failures", 0)
          ? Uni.createFrom().failure(new IllegalStateException("not yet"))
          : Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> parked(OutboxEntry entry, Throwable reason) {
      parked.put(entry.payload().getString("name"), reason);
      return Uni.createFrom().voidItem();
    }
  }

  @Inject Outbox outbox;
  @Inject Pool pool;
  @Inject MeterRegistry metrics;
  @Inject Vertx vertx;
  @Inject CountingHandler handler;
  @Inject @All List<UpkeepStep> steps;

  private final String name = UUID.randomUUID().toString();

  @Test
  void committedEntryIsHandledOnceAndRemoved() {
    append(0);
    outbox.wake();
    await().untilAsserted(() -> assertThat(handler.seen()).containsEntry(name, 1));
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void rolledBackEntryIsNeverHandled() {
    String other = UUID.randomUUID().toString();
    JsonObject payload = new JsonObject().put("name", other);
    Throwable failure =
        pool.withTransaction(
                c ->
                    outbox
                        .append(c, "count", null, payload)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException())))
            .onItemOrFailure()
            .transform((_, thrown) -> thrown)
            .await()
            .indefinitely();
    assertThat(failure).isInstanceOf(IllegalStateException.class);
    append(0);
    await().untilAsserted(() -> assertThat(handler.seen()).containsKey(name));
    assertThat(handler.seen()).doesNotContainKey(other);
  }

  /** What a request knows of its user hangs on its context. */
  @Test
  void workerDoesNotGoOnAsTheRequestThatWokeIt() {
    append(0);
    Context request = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    request.putLocal("user", "somebody");
    request.runOnContext(_ -> outbox.wake());

    await().untilAsserted(() -> assertThat(handler.users()).containsEntry(name, Optional.empty()));
  }

  @Test
  void failureIsTriedAgain() {
    append(2);
    await().untilAsserted(() -> assertThat(handler.seen()).containsEntry(name, 3));
    await().untilAsserted(() -> assertThat(rows()).isZero());
  }

  @Test
  void hopelessEntryIsParkedNotLost() {
    append(1_000);
    await().untilAsserted(() -> assertThat(handler.parked()).containsKey(name));
    await().untilAsserted(() -> assertThat(parkedRows()).isEqualTo(1));
    assertThat(handler.seen()).containsEntry(name, 4);
  }

  @Test
  void parkedEntriesAreCountedAndForgottenAfterAWhile() {
    CompositeMeterRegistry registry = (CompositeMeterRegistry) metrics;
    registry.add(new SimpleMeterRegistry());
    append(1_000);
    await().untilAsserted(() -> assertThat(parkedRows()).isEqualTo(1));
    await()
        .untilAsserted(
            () ->
                assertThat(registry.get("devmentor.outbox.parked").gauge().value())
                    .isEqualTo(
                        count("select count(*) from probe.outbox where parked_at is not null"))
                    .isPositive());

    pool.query(
            "update probe.outbox set parked_at = now() - interval '31 days' where payload->>'name' = '%s'"
                .formatted(name))
        .executeAndAwait();
    removal().work().get().await().indefinitely();
    assertThat(rows()).isZero();
  }

  private UpkeepStep removal() {
    return steps.stream()
        .filter(step -> step.what().equals("parked entries of the outbox"))
        .findFirst()
        .orElseThrow();
  }

  private void append(int failures) {
    JsonObject payload = new JsonObject().put("name", name).put("failures", failures);
    pool.withTransaction(c -> outbox.append(c, "count", null, payload)).await().indefinitely();
  }

  private int rows() {
    return count("select count(*) from probe.outbox where payload->>'name' = '%s'");
  }

  private int parkedRows() {
    return count(
        "select count(*) from probe.outbox where parked_at is not null and payload->>'name' = '%s'");
  }

  private int count(String sql) {
    return pool.query(sql.formatted(name))
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getInteger(0);
  }
}
