package dev.devmentor.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UpkeepTest {

  /** A step that fails, and one after it that has three batches to do each time. */
  @Singleton
  public static class Steps {

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();

    @Produces
    @Singleton
    @Priority(2)
    UpkeepStep failing() {
      return new UpkeepStep("what fails", this::fail);
    }

    private Uni<Void> fail() {
      failures.incrementAndGet();
      throw new IllegalStateException("not today");
    }

    @Produces
    @Singleton
    @Priority(1)
    UpkeepStep batched() {
      return UpkeepStep.inBatches(
          "batches", () -> Uni.createFrom().item(batches.incrementAndGet() % 3));
    }
  }

  @Inject Upkeep upkeep;
  @Inject Steps steps;

  @Test
  void runsSoonAfterTheStartAndPastAStepThatFails() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(steps.batches).hasValue(3));
    assertThat(steps.failures).hasValue(1);

    upkeep.run().await().indefinitely();

    assertThat(steps.failures).hasValue(2);
    assertThat(steps.batches).hasValue(6);
  }
}
