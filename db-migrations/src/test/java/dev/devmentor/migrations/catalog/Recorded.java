package dev.devmentor.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that is recorded from the database and read by people in reviews. */
public final class Recorded {

  private Recorded() {}

  /** Compares the file with what it should say; with {@code -Drecord} writes it instead. */
  public static void verify(Path file, String expected) {
    try {
      if (System.getProperty("record") != null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s; when the change is meant: ./mvnw test -pl db-migrations -Drecord", file)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
