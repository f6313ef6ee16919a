package dev.devmentor.migrations.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/lint");

  @TempDir Path temporary;

  // The table of V1 was released; V2 is the example.
  private List<Finding> findings(Path example) throws IOException {
    Path shop = Files.createDirectories(temporary.resolve("shop"));
    Files.copy(EXAMPLES.resolve("released.sql"), shop.resolve("V1__orders.sql"));
    Files.copy(example, shop.resolve("V2__example.sql"));
    Files.writeString(shop.resolve("U2__example.sql"), "select 1;");
    return Linter.of(shop).findings(1);
  }

  static Stream<String> rules() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("failing"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".sql", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void refusesTheFailingExample(String rule) throws IOException {
    assertThat(findings(EXAMPLES.resolve("failing").resolve(rule + ".sql")))
        .extracting(Finding::rule, Finding::file)
        .containsOnly(tuple(rule, "shop/V2__example.sql"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void takesThePassingExample(String rule) throws IOException {
    assertThat(findings(EXAMPLES.resolve("passing").resolve(rule + ".sql"))).isEmpty();
  }

  @Test
  void tellsTheLine() throws IOException {
    assertThat(findings(EXAMPLES.resolve("failing/text-with-check.sql")))
        .extracting(Finding::line)
        .containsExactly(3);
  }

  @Test
  void refusesAMigrationWithoutAWayBack() throws IOException {
    Files.writeString(temporary.resolve("V1__one.sql"), "select 1;");
    assertThat(Linter.of(temporary).findings(0))
        .extracting(Finding::rule)
        .containsExactly("missing-undo");
  }

  @Test
  void takesAnythingOnATableThatIsNotReleased() throws IOException {
    Path shop = Files.createDirectories(temporary.resolve("shop"));
    Files.copy(EXAMPLES.resolve("released.sql"), shop.resolve("V1__orders.sql"));
    Files.copy(EXAMPLES.resolve("failing/column-type.sql"), shop.resolve("V2__type.sql"));
    assertThat(Linter.of(shop).findings(0)).extracting(Finding::rule).containsOnly("missing-undo");
  }

  @ParameterizedTest
  @EnumSource
  void takesTheMigrationsOfTheRelease(Schema schema) {
    assertThat(Linter.of(schema).findings(0)).isEmpty();
  }
}
