package dev.devmentor.platform.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Brings the outcome of work that is shared, or done on foreign threads, back to the Vert.x context
 * that asked for it. A request's user hangs on its context: what goes on in another request's
 * context goes on as that request's user.
 */
public final class CallerContext {

  private CallerContext() {}

  /** The same outcome, told on the context of the subscriber; anywhere, if it has none. */
  public static <T> Uni<T> resume(Uni<T> elsewhere) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = Vertx.currentContext();
              return caller == null
                  ? elsewhere
                  : elsewhere.emitOn(task -> caller.runOnContext(_ -> task.run()));
            });
  }
}
