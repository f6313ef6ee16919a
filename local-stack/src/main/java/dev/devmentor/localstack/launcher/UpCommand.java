package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Start everything. Ctrl-C stops it; with -d it stays in the background.")
final class UpCommand implements Callable<Integer> {

  private static final List<Part> SERVERS =
      Arrays.stream(Part.values()).filter(part -> !part.isService()).toList();
  private static final List<Part> SERVICES =
      Arrays.stream(Part.values()).filter(Part::isService).toList();

  @Option(
      names = {"-d", "--detach"},
      description = "Return once everything is up, and leave it running.")
  private boolean detach;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    home.create();
    return detach ? new Detached(home).start() : start(home);
  }

  private static int start(Home home) throws IOException, InterruptedException {
    RunState state = new RunState(home);
    Ports ports = Ports.from(System.getenv());
    if (!state.take()) {
      RunningAlready.of(state).await();
      return 0;
    }
    requirePackages(home);
    Supervisor.stopLeftovers(home);
    ports.requireFree();
    state.publish(ports);
    Secrets.requireFor(home.data(Part.POSTGRES), home.secrets());
    Secrets secrets = Secrets.in(home.secrets());
    Blueprint blueprint = new Blueprint(home, ports, secrets);
    Supervisor supervisor = new Supervisor(home, blueprint, new Health(ports));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(state, supervisor, stopped)));
    startInOrder(home, blueprint, supervisor);
    state.ready(true);
    System.out.print(new AddressTable(home, ports).text());
    supervisor.watch();
    stopped.await();
    return 0;
  }

  private static void startInOrder(Home home, Blueprint blueprint, Supervisor supervisor)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    System.out.println("Starting PostgreSQL, Redis, S3 and the vector store");
    supervisor.start(SERVERS);
    supervisor.awaitHealthy(List.of(Part.POSTGRES));
    System.out.println("Migrating the database");
    new Migrations(home, blueprint).run(List.of("migrate"));
    System.out.println("Starting the services");
    supervisor.start(SERVICES);
    supervisor.awaitHealthy(SERVERS);
    supervisor.awaitHealthy(SERVICES);
    System.out.printf("Everything is up after %.1f s%n%n", (System.nanoTime() - began) / 1e9);
  }

  private static void stop(RunState state, Supervisor supervisor, CountDownLatch stopped) {
    try {
      supervisor.stop();
      // A migration under way: the database rolls it back.
      ProcessHandle.current().children().forEach(ProcessHandle::destroy);
      state.ready(false);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } finally {
      stopped.countDown();
    }
  }

  private static void requirePackages(Home home) {
    SERVICES.stream()
        .map(home::application)
        .filter(jar -> !Files.exists(jar))
        .findFirst()
        .ifPresent(
            jar -> {
              throw new Complaint(jar + " is not there. Build it: ./mvnw -DskipTests package");
            });
  }
}
