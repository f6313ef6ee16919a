package dev.devmentor.localstack.launcher;

import dev.devmentor.localstack.postgres.Folders;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stop everything and delete all data, after asking.")
final class ResetCommand implements Callable<Integer> {

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean sure;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    if (!Files.exists(home.folder())) {
      System.out.println("There is no data in " + home.folder() + ".");
      return 0;
    }
    if (!sure && !confirmed(home)) {
      System.out.println("Nothing was deleted.");
      return 1;
    }
    DownCommand.stop(home);
    Folders.delete(home.folder().resolve("data"));
    Folders.delete(home.logs());
    Folders.delete(home.run());
    Files.deleteIfExists(home.secrets());
    System.out.println("All data is gone. Begin anew: ./devmentor up");
    return 0;
  }

  @SuppressWarnings("SystemConsoleNull") // since Java 25 it is null again where no terminal is
  private static boolean confirmed(Home home) {
    Console console = System.console();
    if (console == null) {
      throw new Complaint("There is no terminal to ask on; say --yes to delete " + home.folder());
    }
    String answer = console.readLine("Delete all data in %s? [y/N] ", home.folder());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
