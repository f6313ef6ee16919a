package dev.devmentor.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devmentor.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationFilesTest {

  private static List<String> files(Schema schema) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources", schema.folder()))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void areNamedForWhatTheyDo(Schema schema) throws IOException {
    assertThat(files(schema)).allMatch(name -> name.matches("[VU][1-9][0-9]*__[a-z0-9_]+\\.sql"));
  }

  @ParameterizedTest
  @EnumSource
  void haveAnUndoScriptEach(Schema schema) throws IOException {
    List<String> files = files(schema);
    assertThat(
            files.stream()
                .filter(name -> name.startsWith("U"))
                .map(name -> "V" + name.substring(1)))
        .containsExactlyElementsOf(files.stream().filter(name -> name.startsWith("V")).toList());
  }

  @ParameterizedTest
  @EnumSource
  void areNumberedWithoutGaps(Schema schema) throws IOException {
    List<Integer> numbers =
        files(schema).stream()
            .filter(name -> name.startsWith("V"))
            .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
            .sorted()
            .toList();
    assertThat(numbers)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }
}
