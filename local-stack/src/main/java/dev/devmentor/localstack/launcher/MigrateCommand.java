package dev.devmentor.localstack.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "migrate",
    description = {
      "Migrate the running database.",
      "Arguments are those of db-migrations: migrate (the default), info, validate, undo, ...",
      "All of them: ./devmentor migrate help; one: ./devmentor migrate help COMMAND."
    })
final class MigrateCommand implements Callable<Integer> {

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    RunState state = new RunState(home);
    if (state.launcher().isEmpty()) {
      throw new Complaint("The database is not running. Start it: ./devmentor up");
    }
    Blueprint blueprint = new Blueprint(home, state.ports(), Secrets.kept(home.secrets()));
    return new Migrations(home, blueprint)
        .runVisibly(arguments.isEmpty() ? List.of("migrate") : arguments);
  }
}
