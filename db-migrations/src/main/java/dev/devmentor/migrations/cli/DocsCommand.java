package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.docs.SchemaDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code docs}: writes the documents of the schemas from a migrated database. */
@Command(
    name = "docs",
    description = "Writes docs/schema from the migrated database.",
    mixinStandardHelpOptions = true)
final class DocsCommand implements Callable<Integer> {

  private final Environment environment;
  @Mixin private TargetOptions target;
  @Mixin private OutputOptions output;

  @Option(names = "--check", description = "Writes nothing, fails when a document is out of date.")
  private boolean check;

  @Option(
      names = "--out",
      description = "Where the documents are (default: docs/schema).",
      defaultValue = "docs/schema")
  private Path folder;

  DocsCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    DataSource database = environment.owner(target.patience());
    List<Path> stale = new ArrayList<>();
    for (Schema schema : target.schemas()) {
      Path file = folder.resolve(schema.id() + ".md");
      String text = SchemaDocument.of(schema, database);
      if (!text.equals(read(file))) {
        stale.add(file);
        write(file, text);
      }
    }
    output.print(
        new Listing(
            List.of("file", "state"),
            stale.stream()
                .map(file -> List.<Object>of(file, check ? "out of date" : "written"))
                .toList()));
    return check && !stale.isEmpty() ? ExitCodes.FOUND : ExitCode.OK;
  }

  private void write(Path file, String text) {
    if (check) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MigrationFailure("Cannot write " + file, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new MigrationFailure("Cannot read " + file, e);
    }
  }
}
