package dev.devmentor.memory.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Bm25Test {

  private record Constants(double saturation, double lengthDiscount, double averageLength)
      implements KeywordConfig {}

  private final Bm25 bm25 = new Bm25(new Constants(1.2, 0.75, 4));

  @Test
  void weighsAWordOfAnAverageTextWithOne() {
    assertThat(bm25.passage("red green blue white").values())
        .hasSize(4)
        .allSatisfy(weight -> assertThat(weight).isCloseTo(1f, within(1e-6f)));
  }

  @Test
  void sharesComponentsBetweenQueryAndPassage() {
    SparseVector passage = bm25.passage("connections of the pool");
    SparseVector query = bm25.query("pool connection");
    assertThat(passage.indices()).containsExactlyElementsOf(query.indices());
    assertThat(query.values()).containsOnly(1f);
  }

  @Test
  void saturatesWithRepetition() {
    Map<Integer, Float> twice = weights("red red blue white");
    assertThat(twice.values()).anyMatch(weight -> weight > 1.3f && weight < 1.4f);
  }

  @Test
  void hasNothingForStopWords() {
    assertThat(bm25.query("to the").isEmpty()).isTrue();
  }

  @Property
  void neverWeighsAWordMoreThanSaturationAllows(@ForAll @IntRange(min = 1, max = 500) int count) {
    assertThat(bm25.passage("word ".repeat(count)).values().getFirst())
        .isPositive()
        .isLessThan(2.2f);
  }

  @Property
  void namesEachComponentOnceInOrder(@ForAll String text) {
    SparseVector vector = bm25.passage(text);
    assertThat(vector.indices())
        .isSortedAccordingTo(Integer::compareUnsigned)
        .doesNotHaveDuplicates()
        .hasSameSizeAs(vector.values());
  }

  private Map<Integer, Float> weights(String text) {
    SparseVector vector = bm25.passage(text);
    return IntStream.range(0, vector.indices().size())
        .boxed()
        .collect(Collectors.toMap(vector.indices()::get, vector.values()::get));
  }
}
