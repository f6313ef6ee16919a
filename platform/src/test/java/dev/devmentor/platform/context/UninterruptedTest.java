package dev.devmentor.platform.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UninterruptedTest {

  private final CompletableFuture<String> source = new CompletableFuture<>();
  private final List<String> done = new ArrayList<>();
  private final List<String> givenBack = new ArrayList<>();

  private final Uni<String> work =
      Uninterrupted.of(
          Uni.createFrom().completionStage(() -> source).invoke(done::add),
          item -> Uni.createFrom().voidItem().invoke(() -> givenBack.add(item)));

  @Test
  void outcomeComesToWhoeverWaits() {
    UniAssertSubscriber<String> waiting =
        work.subscribe().withSubscriber(UniAssertSubscriber.create());
    source.complete("file");

    waiting.assertItem("file");
    assertThat(givenBack).isEmpty();
  }

  @Test
  void failureComesToWhoeverWaits() {
    UniAssertSubscriber<String> waiting =
        work.subscribe().withSubscriber(UniAssertSubscriber.create());
    source.completeExceptionally(new IllegalStateException("no room"));

    waiting.assertFailedWith(IllegalStateException.class, "no room");
  }

  @Test
  void workGoesOnForNobodyAndItsOutcomeIsGivenBack() {
    work.subscribe().with(_ -> {}).cancel();
    source.complete("file");

    assertThat(done).containsExactly("file");
    assertThat(givenBack).containsExactly("file");
  }
}
