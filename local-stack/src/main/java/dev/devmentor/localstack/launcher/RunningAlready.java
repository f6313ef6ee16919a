package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is left to do where a launcher is at work: wait until it has everything up. */
final class RunningAlready {

  private final Duration patience;
  private final Supplier<Overview> look;

  /**
   * @param patience how long a part that is missing may take to come back
   * @param look tells how the platform is now
   */
  RunningAlready(Duration patience, Supplier<Overview> look) {
    this.patience = patience;
    this.look = look;
  }

  /** The launcher of that state and all its parts. */
  static RunningAlready of(RunState state) throws IOException {
    Health health = new Health(state.ports());
    return new RunningAlready(
        Supervisor.TO_START, () -> Overview.of(state, health, List.of(Part.values())));
  }

  /** Returns when everything is up; complains if it does not come up. */
  void await() throws InterruptedException {
    Overview now = look.get();
    if (now.isUp()) {
      System.out.println("It is running already. Where: ./devmentor status");
      return;
    }
    System.out.println(
        now.ready()
            ? "It is running already, but " + now.shortcomings() + ". Waiting for it"
            : "It is starting already. How far it is: ./devmentor status");
    Instant deadline = Instant.now().plus(patience);
    while (!now.isUp()) {
      requireHope(now, deadline);
      TimeUnit.MILLISECONDS.sleep(200);
      now = look.get();
      // A launcher that starts has deadlines of its own.
      deadline = now.ready() ? deadline : Instant.now().plus(patience);
    }
    System.out.println("Everything is up. Where: ./devmentor status");
  }

  private static void requireHope(Overview now, Instant deadline) {
    if (!now.launched()) {
      throw new Complaint("It has ended meanwhile. Why: ./devmentor logs launcher");
    }
    if (now.ready() && Instant.now().isAfter(deadline)) {
      throw new Complaint(
          "It does not come back: %s. Start anew: %s".formatted(now.shortcomings(), Overview.ANEW));
    }
  }
}
