package dev.devmentor.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordPieceTokenizerTest {

  private final WordPieceTokenizer tokenizer = TestTokenizer.get();

  /** A text and what the reference tokenizer makes of it (huggingface/tokenizers 0.21). */
  record Example(String text, List<Integer> ids) {}

  static List<Example> examples() {
    return List.of(
        new Example(
            "The quick brown fox doesn't jump.",
            List.of(1996, 4248, 2829, 4419, 2987, 1005, 1056, 5376, 1012)),
        new Example(
            "findUserById(user_id) -> Optional<User>",
            List.of(
                2424, 20330, 3762, 3593, 1006, 5310, 1035, 8909, 1007, 1011, 1028, 11887, 1026,
                5310, 1028)),
        new Example(
            "Crème brûlée à la carte",
            List.of(13675, 21382, 7987, 9307, 2063, 1037, 2474, 11122, 2063)),
        new Example(
            "$~^`|<=>+ a_b-c.d",
            List.of(
                1002, 1066, 1034, 1036, 1064, 1026, 1027, 1028, 1009, 1037, 1035, 1038, 1011, 1039,
                1012, 1040)),
        new Example(
            "日本語テスト 한국어",
            List.of(
                1864, 1876, 1950, 1713, 30233, 30240, 1469, 30006, 30021, 29991, 30014, 30020,
                29999, 30008)),
        new Example("a\u200bb c\u00add\u3000e", List.of(11113, 3729, 1041)),
        new Example("\ud83d\ude00 emoji", List.of(100, 7861, 29147, 2072)),
        new Example(
            "antidisestablishmentarianism 2026-11-21T06:14Z",
            List.of(
                3424, 10521, 4355, 7875, 13602, 3672, 12199, 2964, 16798, 2575, 1011, 2340, 1011,
                2538, 2102, 2692, 2575, 1024, 2403, 2480)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void agreesWithTheReference(Example example) {
    assertThat(tokenizer.tokenize(example.text()).ids())
        .containsExactly(example.ids().toArray(Integer[]::new));
  }

  @Test
  void tellsWhereEachPieceBegins() {
    Tokens tokens = tokenizer.tokenize("Ünder the\u200b bridge!");
    assertThat(tokens.size()).isEqualTo(4);
    assertThat(tokens.start(0)).isZero();
    assertThat(tokens.start(2)).isEqualTo("Ünder the\u200b ".length());
    assertThat(tokens.start(3)).isEqualTo("Ünder the\u200b bridge".length());
    assertThat(tokens.between(1, 11)).isEqualTo(1);
  }

  @Test
  void countsEndlessWordsByTheirLength() {
    assertThat(tokenizer.tokenize("x".repeat(1_000_000)).size()).isEqualTo(10_000);
  }

  @Property
  void beginsPiecesInOrderAndInsideTheText(@ForAll String text) {
    Tokens tokens = tokenizer.tokenize(text);
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.start(i)).isBetween(i == 0 ? 0 : tokens.start(i - 1), text.length() - 1);
    }
  }

  @Property
  void countsTheSameBeforeAndAfterAnyCutAtABlank(@ForAll String left, @ForAll String right) {
    int together = tokenizer.tokenize(left + " " + right).size();
    int apart = tokenizer.tokenize(left).size() + tokenizer.tokenize(right).size();
    assertThat(together).isEqualTo(apart);
  }
}
