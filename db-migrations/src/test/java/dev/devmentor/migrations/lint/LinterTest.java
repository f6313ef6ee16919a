package dev.devmentor.migrations.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/lint");

  @TempDir Path temporary;

  // What V1 makes was released; the example is V2 and what follows.
  private List<Finding> findings(Path example) throws IOException {
    return findings(migrations(example));
  }

  private List<Finding> findings(List<String> migrations) throws IOException {
    Path shop = releasedShop();
    for (int i = 0; i < migrations.size(); i++) {
      Files.writeString(shop.resolve("V%d__example.sql".formatted(i + 2)), migrations.get(i));
      Files.writeString(shop.resolve("U%d__example.sql".formatted(i + 2)), "select 1;");
    }
    return Linter.of(shop).findings();
  }

  // Some tests lint more than one example: only V1 is released, whatever is left of the last.
  private Path releasedShop() throws IOException {
    Path shop = Files.createDirectories(temporary.resolve("shop"));
    String released = Files.readString(EXAMPLES.resolve("released.sql"));
    Files.writeString(shop.resolve("V1__orders.sql"), released);
    Files.deleteIfExists(temporary.resolve(Manifest.FILE));
    Manifest.in(temporary).add(Script.of("shop/V1__orders.sql", released).stream().toList());
    return shop;
  }

  private static List<String> migrations(Path example) throws IOException {
    return List.of(Files.readString(example).split("-- next migration\n", -1));
  }

  static Stream<String> rules() {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("failing"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".sql", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Other spellings of what is refused. */
  @TestFactory
  Stream<DynamicTest> refusesEverySpelling() {
    return rules()
        .flatMap(
            rule ->
                spellings(rule)
                    .map(
                        sql ->
                            DynamicTest.dynamicTest(
                                rule + ": " + sql.strip(),
                                () ->
                                    assertThat(findings(List.of(sql)))
                                        .extracting(Finding::rule)
                                        .contains(rule))));
  }

  private static Stream<String> spellings(String rule) {
    Path file = EXAMPLES.resolve("evasions").resolve(rule + ".sql");
    try {
      return Files.exists(file) ? migrations(file).stream() : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesAnUndoScriptThatNoTransactionMayHold() throws IOException {
    Files.writeString(temporary.resolve("V1__one.sql"), "select 1;");
    Files.writeString(
        temporary.resolve("U1__one.sql"), "drop index concurrently if exists shop.one;");
    assertThat(Linter.of(temporary).findings())
        .extracting(Finding::rule, Finding::file)
        .containsExactly(tuple("outside-transaction", temporary.getFileName() + "/U1__one.sql"));
  }

  @Test
  void seesInsideOfBlocksInWhichLineItIs() throws IOException {
    assertThat(
            findings(
                List.of(
                    "select 1;\ndo $$\nbegin\n  perform 1;\n  truncate shop.orders;\nend\n$$;")))
        .extracting(Finding::line)
        .containsExactly(5);
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
    assertThat(Linter.of(temporary).findings())
        .extracting(Finding::rule)
        .containsExactly("missing-undo");
  }

  @Test
  void takesAnythingOnATableThatIsNotReleased() throws IOException {
    Path shop = Files.createDirectories(temporary.resolve("shop"));
    Files.copy(EXAMPLES.resolve("released.sql"), shop.resolve("V1__orders.sql"));
    Files.copy(EXAMPLES.resolve("failing/column-type.sql"), shop.resolve("V2__type.sql"));
    assertThat(Linter.of(shop).findings()).extracting(Finding::rule).containsOnly("missing-undo");
  }

  // Those of the sources: a renamed file stays in target/classes under its old name too.
  @ParameterizedTest
  @EnumSource
  void takesTheMigrationsOfTheRelease(Schema schema) {
    assertThat(Linter.of(Path.of("src/main/resources", schema.folder())).findings()).isEmpty();
  }
}
