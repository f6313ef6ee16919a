package dev.devmentor.migrations.cli;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import dev.devmentor.migrations.docs.SchemaDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Path, String> stale = new LinkedHashMap<>();
    for (Schema schema : target.schemas()) {
      Path file = folder.resolve(schema.id() + ".md");
      String text = SchemaDocument.of(schema, database);
      if (!text.equals(read(file))) {
        stale.put(file, text);
      }
    }
    if (!check) {
      stale.forEach(DocsCommand::write);
    }
    output.print(
        new Listing(
            List.of("file", "state"),
            stale.keySet().stream()
                .map(file -> List.<Object>of(file, check ? "out of date" : "written"))
                .toList()));
    return check && !stale.isEmpty() ? ExitCodes.FOUND : ExitCode.OK;
  }

  // The old document is there until the new one is whole, also on a disk that is full.
  private static void write(Path file, String text) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw failure("Cannot write ", file, e);
    }
  }

  private static MigrationFailure failure(String what, Path file, IOException e) {
    return new MigrationFailure(
        "%s%s: %s: %s".formatted(what, file, e.getClass().getSimpleName(), e.getMessage()), e);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw failure("Cannot read ", file, e);
    }
  }
}
