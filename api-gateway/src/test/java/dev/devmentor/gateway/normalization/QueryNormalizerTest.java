package dev.devmentor.gateway.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryNormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "limit=20&cursor=abc, limit=20&cursor=abc",
    "q=a%20b+c, q=a%20b+c",
    "path=src/Main.java, path=src/Main.java",
    "q=\u00c3\u00a9, q=%C3%A9",
    "tag=[a]|b, tag=%5Ba%5D%7Cb",
    "q=<a>, q=%3Ca%3E",
  })
  void escapesWhatMayNotStandInARequestLine(String raw, String normal) {
    assertThat(QueryNormalizer.normalize(raw)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=%", "q=%4", "q=%zz", "q=a\u0000", "q=a\nb", "q=\u20ac"})
  void refusesWhatIsNoQuery(String raw) {
    assertThatIllegalArgumentException().isThrownBy(() -> QueryNormalizer.normalize(raw));
  }

  @Test
  void noQueryIsEmpty() {
    assertThat(QueryNormalizer.normalize(null)).isEmpty();
    assertThat(new RequestTarget("/health", "").uri()).isEqualTo("/health");
    assertThat(new RequestTarget("/health", "a=b").uri()).isEqualTo("/health?a=b");
  }
}
