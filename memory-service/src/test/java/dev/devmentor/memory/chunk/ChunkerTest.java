package dev.devmentor.memory.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkerTest {

  private final Chunker chunker = TestChunks.chunker(40, 8, 8);

  private List<String> cut(String text, String type) {
    return chunker.cut(text, type).stream()
        .map(chunk -> text.substring(chunk.start(), chunk.end()))
        .toList();
  }

  @Test
  void keepsShortTextsWhole() {
    assertThat(cut("  One short note.\n", "text/plain")).containsExactly("One short note.");
  }

  @Test
  void cutsMarkdownAtHeadings() {
    String text =
        """
        # Install

        Download the archive and unpack it wherever you like.

        ## Configure

        Set the port in the file next to the binary, then start it.
        """;
    assertThat(cut(text, "text/markdown"))
        .hasSize(2)
        .first()
        .satisfies(section -> assertThat(section).startsWith("# Install"));
    assertThat(cut(text, "text/markdown").getLast()).startsWith("## Configure");
  }

  @Test
  void takesNoCommentInFencedCodeForAHeading() {
    String text =
        """
        # Run it

        ```
        # this is a comment of the shell and not a heading at all
        ./run --now
        ```
        """;
    assertThat(cut(text, "text/markdown")).hasSize(1);
  }

  @Test
  void cutsPythonAtTopLevelFunctions() {
    String text =
        """
        def first(values):
            total = sum(values)

            return total / len(values)

        def second(values):
            ordered = sorted(values)
            return ordered[len(ordered) // 2]
        """;
    List<String> chunks = cut(text, "text/x-python");
    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst()).startsWith("def first").endsWith("len(values)");
    assertThat(chunks.getLast()).startsWith("def second");
  }

  @Test
  void cutsJavaAtMembers() {
    String members =
        IntStream.range(0, 6)
            .mapToObj("  int member%d() {\n    return compute(1, 2, 3);\n  }\n"::formatted)
            .collect(Collectors.joining("\n"));
    List<String> chunks = cut("class Members {\n\n" + members + "}\n", "text/x-java");
    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks.subList(1, chunks.size()))
        .allSatisfy(chunk -> assertThat(chunk).startsWith("int member"));
  }

  @Test
  void cutsProseAtSentencesAndRepeatsALittle() {
    String text =
        IntStream.range(0, 20)
            .mapToObj("The train to place number %d leaves soon."::formatted)
            .collect(Collectors.joining(" "));
    List<Chunk> chunks = TestChunks.chunker(40, 20, 12).cut(text, "text/plain");
    assertThat(cut(text, "text/plain")).allSatisfy(chunk -> assertThat(chunk).endsWith("."));
    assertThat(chunks.get(1).start()).isBetween(1, chunks.get(0).end() - 20);
  }

  @Test
  void cutsWordsOnlyWhereThereIsNoOtherWay() {
    assertThat(cut("x".repeat(10_000), "text/plain"))
        .hasSizeGreaterThan(1)
        .allSatisfy(chunk -> assertThat(chunk.length()).isLessThanOrEqualTo(4_000));
  }

  @Test
  void findsNothingInBlanks() {
    assertThat(cut(" \n\t\u3000", "text/plain")).isEmpty();
  }
}
