package dev.devmentor.memory.vector;

import dev.devmentor.platform.context.CallerContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes points together: while one write is under way, further points gather, and the next write
 * takes all of them. The store makes each write durable before it answers, so a hundred small
 * documents cost about as much as one.
 */
final class PointWriter {

  /** A write has this many points at most, unless a single request has more. */
  private static final int MOST = 256;

  private final Function<List<ChunkPoint>, Uni<Void>> store;
  private final List<Request> waiting = new ArrayList<>();
  private boolean writing;

  /**
   * @param store writes points, all or none
   */
  PointWriter(Function<List<ChunkPoint>, Uni<Void>> store) {
    this.store = store;
  }

  private record Request(List<ChunkPoint> points, UniEmitter<? super Void> emitter) {}

  /** Completes when the points are written. */
  Uni<Void> write(List<ChunkPoint> points) {
    if (points.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return CallerContext.resume(
        Uni.createFrom().emitter(emitter -> enqueue(new Request(points, emitter))));
  }

  private void enqueue(Request request) {
    synchronized (waiting) {
      waiting.add(request);
      if (writing) {
        return;
      }
      writing = true;
    }
    writeNext();
  }

  private void writeNext() {
    List<Request> requests = take();
    if (requests.isEmpty()) {
      return;
    }
    List<ChunkPoint> points =
        requests.stream().flatMap(request -> request.points().stream()).toList();
    store
        .apply(points)
        .onTermination()
        .invoke(this::writeNext)
        .subscribe()
        .with(
            _ -> requests.forEach(request -> request.emitter().complete(null)),
            failure -> requests.forEach(request -> request.emitter().fail(failure)));
  }

  /** What the next write takes; with nothing left, writing ends. */
  private List<Request> take() {
    synchronized (waiting) {
      int requests = 0;
      int points = 0;
      while (requests < waiting.size() && (requests == 0 || points < MOST)) {
        points += waiting.get(requests++).points().size();
      }
      List<Request> taken = List.copyOf(waiting.subList(0, requests));
      waiting.subList(0, requests).clear();
      writing = !taken.isEmpty();
      return taken;
    }
  }
}
