package dev.devmentor.memory.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.memory.keyword.SparseVector;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PointWriterTest {

  private final List<Integer> sizes = new ArrayList<>();
  private final List<UniEmitter<? super Void>> underWay = new ArrayList<>();

  private final PointWriter writer =
      new PointWriter(
          points -> {
            sizes.add(points.size());
            return Uni.createFrom().emitter(underWay::add);
          });

  private UniAssertSubscriber<Void> write(int points) {
    ChunkPoint point =
        new ChunkPoint(UUID.randomUUID(), null, new SparseVector(List.of(), List.of()), null);
    return writer
        .write(Collections.nCopies(points, point))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private UniEmitter<? super Void> next() {
    return underWay.removeFirst();
  }

  @Test
  void gathersWhatComesWhileItWrites() {
    UniAssertSubscriber<Void> first = write(1);
    UniAssertSubscriber<Void> second = write(2);
    UniAssertSubscriber<Void> third = write(3);
    assertThat(sizes).containsExactly(1);
    next().complete(null);
    first.assertCompleted();
    second.assertNotTerminated();
    assertThat(sizes).containsExactly(1, 5);
    next().complete(null);
    second.assertCompleted();
    third.assertCompleted();
  }

  @Test
  void tellsAFailureToThoseItConcernsAndGoesOn() {
    UniAssertSubscriber<Void> first = write(1);
    UniAssertSubscriber<Void> second = write(1);
    next().fail(new IllegalStateException("away"));
    first.assertFailedWith(IllegalStateException.class);
    next().complete(null);
    second.assertCompleted();
    write(1);
    assertThat(sizes).containsExactly(1, 1, 1);
  }

  @Test
  void writesALotInSeveralParts() {
    write(1);
    write(200);
    write(200);
    write(200);
    next().complete(null);
    next().complete(null);
    assertThat(sizes).containsExactly(1, 400, 200);
  }

  @Test
  void hasNothingToDoForNoPoints() {
    write(0).assertCompleted();
    assertThat(sizes).isEmpty();
  }
}
