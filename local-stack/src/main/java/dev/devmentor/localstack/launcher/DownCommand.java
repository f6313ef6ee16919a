package dev.devmentor.localstack.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stop everything. Data stays.")
final class DownCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    boolean ran = stop(Home.find());
    System.out.println(ran ? "Stopped." : "It was not running.");
    return 0;
  }

  /** Stops the launcher, which stops the rest, and whatever a dead one left. */
  static boolean stop(Home home) throws InterruptedException {
    RunState state = new RunState(home);
    boolean ran = !state.processes().isEmpty();
    var launcher = state.launcher();
    if (launcher.isPresent()) {
      ran = true;
      launcher.get().destroy();
      try {
        launcher.get().onExit().get(Supervisor.toStopAll().toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException stuck) {
        launcher.get().destroyForcibly();
      }
    }
    Supervisor.stopLeftovers(home);
    return ran;
  }
}
