package dev.devmentor.migrations.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image holds what the build makes: nothing is copied that it does not. */
class DockerfileTest {

  @Test
  void copiesTheJarAndItsLibrariesToWhereItLooksForThem() throws IOException {
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(matches("(?m)^COPY (\\S+) (\\S+)$", dockerfile))
        .extracting(copy -> copy.group(1) + " to " + copy.group(2))
        .containsExactly("target/lib/ to lib/", "target/db-migrations.jar to .");
    assertThat(pom)
        .contains("<finalName>db-migrations</finalName>")
        .contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>")
        .contains("<classpathPrefix>lib/</classpathPrefix>");
    assertThat(dockerfile)
        .contains("ENTRYPOINT [\"java\", \"-jar\", \"db-migrations.jar\"]")
        .containsPattern("(?m)^USER [1-9]");
  }

  private static List<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }
}
