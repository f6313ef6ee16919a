package dev.devmentor.platform.context;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Work that goes on to its end when the client that asked for it leaves. A request is cancelled
 * when its connection closes, and its steps with it, wherever they are: what the next step would
 * have given back stays taken.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** The same outcome; nobody is told if nobody waits any more. */
  public static <T> Uni<T> of(Uni<T> work) {
    return of(work, _ -> Uni.createFrom().voidItem());
  }

  /**
   * The same for work whose outcome has to be given back.
   *
   * @param unclaimed does so if nobody waits any more
   */
  public static <T> Uni<T> of(Uni<T> work, Function<T, Uni<Void>> unclaimed) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              AtomicBoolean over = new AtomicBoolean();
              emitter.onTermination(() -> over.set(true));
              work.call(item -> over.get() ? unclaimed.apply(item) : Uni.createFrom().voidItem())
                  .subscribe()
                  .with(emitter::complete, emitter::fail);
            });
  }
}
