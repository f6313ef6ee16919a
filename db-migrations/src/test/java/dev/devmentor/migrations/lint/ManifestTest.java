package dev.devmentor.migrations.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What databases have run stays as it is. */
class ManifestTest {

  private static final Path SOURCES = Path.of("src/main/resources/db/migration");

  @TempDir private Path folder;
  private Path shop;
  private Path released;

  @BeforeEach
  void release() throws IOException {
    shop = Files.createDirectory(folder.resolve("shop"));
    released = Files.writeString(shop.resolve("V1__one.sql"), "select 1;\n");
    Files.writeString(shop.resolve("U1__one.sql"), "select -1;\n");
    assertThat(Linter.of(shop).release()).containsExactly("shop/V1__one.sql", "shop/U1__one.sql");
    assertThat(Linter.of(shop).findings()).isEmpty();
  }

  private List<String> findings() {
    return Linter.of(shop).findings().stream()
        .map(found -> found.rule() + " " + found.file() + " " + found.message())
        .toList();
  }

  private String manifest() throws IOException {
    return Files.readString(folder.resolve("released.sha256"));
  }

  @Test
  void refusesAReleasedFileThatHasChanged() throws IOException {
    Files.writeString(released, "-- lint:allow released-unchanged harmless\nselect 2;\n");
    assertThat(findings())
        .singleElement()
        .asString()
        .contains("released-unchanged shop/V1__one.sql has changed", "in a new migration");
  }

  /** The checksums of Flyway pass over it. */
  @Test
  void refusesAReleasedFileWhoseLinesWereJoined() throws IOException {
    Files.writeString(released, "select 1;");
    assertThat(findings()).singleElement().asString().contains("shop/V1__one.sql has changed");
  }

  @Test
  void refusesAReleasedUndoScriptThatHasChanged() throws IOException {
    Files.writeString(shop.resolve("U1__one.sql"), "select -2;\n");
    assertThat(findings()).singleElement().asString().contains("shop/U1__one.sql has changed");
  }

  @Test
  void refusesAReleasedFileThatIsMissing() throws IOException {
    Files.delete(released);
    assertThat(findings())
        .singleElement()
        .asString()
        .contains("shop/V1__one.sql is missing", "put it");
  }

  @Test
  void refusesAReleasedFileThatWasRenamed() throws IOException {
    Files.move(released, shop.resolve("V1__first.sql"));
    assertThat(findings())
        .singleElement()
        .asString()
        .contains("shop/V1__one.sql was renamed", "to shop/V1__first.sql");
  }

  @Test
  void listsWhatIsNewAtTheNextRelease() throws IOException {
    String before = manifest();
    Path fresh = Files.writeString(shop.resolve("V2__two.sql"), "select 2;\n");
    Files.writeString(shop.resolve("U2__two.sql"), "select -2;\n");
    Files.writeString(fresh, "select 3;\n");
    assertThat(findings()).isEmpty();

    assertThat(Linter.of(shop).release()).containsExactly("shop/V2__two.sql", "shop/U2__two.sql");

    assertThat(manifest()).startsWith(before).contains("  shop/V2__two.sql\n");
    Files.writeString(fresh, "select 2;\n");
    assertThat(findings()).singleElement().asString().contains("shop/V2__two.sql has changed");
  }

  @Test
  void refusesALineThatItCannotRead() throws IOException {
    Files.writeString(folder.resolve("released.sha256"), manifest() + manifest());
    assertThatThrownBy(() -> Linter.of(shop))
        .isInstanceOf(MigrationFailure.class)
        .hasMessageContaining("shop/V1__one.sql");
  }

  /** Each is checked with the scripts of its schema; a folder that went as a whole would not be. */
  @Test
  void listsScriptsOfOurSchemasAlone() throws IOException {
    String schemas = Schema.all().stream().map(Schema::id).collect(Collectors.joining("|"));
    assertThat(Files.readAllLines(SOURCES.resolve("released.sha256")))
        .allMatch(line -> line.matches("[0-9a-f]{64} {2}(" + schemas + ")/[VU][0-9]+__.*"));
  }
}
