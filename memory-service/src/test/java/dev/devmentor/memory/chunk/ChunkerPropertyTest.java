package dev.devmentor.memory.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every text, whatever it is and however it is cut. */
class ChunkerPropertyTest {

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\n",
                "\n\n",
                "  ",
                "\t",
                "# Heading\n",
                "```\n",
                "}\n",
                "def f(x):\n",
                "// code\n",
                "A sentence. ",
                "Is it? ",
                "\r\n",
                "\ud83d\ude00",
                "日本",
                "a\u0301",
                "\u200b"),
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(150));
    return pieces.list().ofMaxSize(200).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of(
        "text/plain", "text/markdown", "text/x-java", "text/x-python", "application/json");
  }

  @Property(tries = 300)
  void chunksCoverTheTextInOrderAndWithinTheirSize(
      @ForAll("texts") String text,
      @ForAll("types") String type,
      @ForAll @IntRange(min = 32, max = 64) int most,
      @ForAll @IntRange(min = 1, max = 32) int least,
      @ForAll @IntRange(max = 40) int overlap) {
    List<Chunk> chunks = TestChunks.chunker(most, least, overlap).cut(text, type);
    int covered = 0;
    for (Chunk chunk : chunks) {
      assertThat(text.substring(Math.min(covered, chunk.start()), chunk.start())).isBlank();
      assertThat(chunk.end()).isGreaterThan(covered);
      assertThat(chunk.tokens()).isLessThanOrEqualTo(most);
      covered = chunk.end();
    }
    assertThat(text.substring(covered)).isBlank();
  }

  @Property(tries = 300)
  void chunksAreExactPartsOfTheText(@ForAll("texts") String text, @ForAll("types") String type) {
    for (Chunk chunk : TestChunks.chunker(32, 8, 6).cut(text, type)) {
      String part = text.substring(chunk.start(), chunk.end());
      assertThat(part).isNotBlank().isEqualTo(part.strip());
      assertThat(Character.isLowSurrogate(part.charAt(0)) && startsInsidePair(text, chunk))
          .isFalse();
    }
  }

  private static boolean startsInsidePair(String text, Chunk chunk) {
    return chunk.start() > 0 && Character.isHighSurrogate(text.charAt(chunk.start() - 1));
  }
}
