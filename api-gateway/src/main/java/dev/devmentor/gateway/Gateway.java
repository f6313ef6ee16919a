package dev.devmentor.gateway;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The process. Its log is written by a thread of its own, which does not outlive a start that has
 * failed: why it has failed is said on standard error, by whoever ends the process.
 */
@QuarkusMain
public final class Gateway {

  private Gateway() {}

  /** Runs until the process is told to stop. */
  public static void main(String... arguments) {
    Quarkus.run(null, Gateway::end, arguments);
  }

  private static void end(int code, Throwable failure) {
    if (failure != null) {
      System.err.println("The gateway does not start:");
      Stream.iterate(failure, Objects::nonNull, Throwable::getCause).forEach(System.err::println);
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
  }
}
