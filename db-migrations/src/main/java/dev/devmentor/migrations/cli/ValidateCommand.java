package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.history.Difference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code validate}: tells where the database and the files of this release differ. */
@Command(
    name = "validate",
    description = "Checks that exactly the migrations of this release have run, unchanged.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  ValidateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var schemas = target.schemas();
    List<Difference> differences = environment.migrator(target.patience()).differences(schemas);
    output.print(
        new Listing(
            List.of("schema", "version", "problem"),
            differences.stream()
                .map(d -> List.<Object>of(d.schema().id(), d.version(), d.problem()))
                .toList()));
    return differences.isEmpty() ? ExitCode.OK : ExitCodes.FOUND;
  }
}
