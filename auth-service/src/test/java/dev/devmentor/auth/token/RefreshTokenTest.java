package dev.devmentor.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

  private static final byte[] KEY = new byte[32];

  @Test
  void survivesTheWayToTheClientAndBack() {
    RefreshToken token = RefreshToken.first();

    RefreshToken back = RefreshToken.parse(token.text()).orElseThrow();

    assertThat(token.text()).hasSize(64);
    assertThat(back.hash()).isEqualTo(token.hash());
    assertThat(back.familyHash()).isEqualTo(token.familyHash());
  }

  @Test
  void hasOneSuccessorForASeed() {
    RefreshToken token = RefreshToken.first();
    Buffer seed = RefreshToken.seed();

    RefreshToken successor = token.successor(KEY, seed);

    assertThat(token.successor(KEY, seed).text()).isEqualTo(successor.text());
    assertThat(token.successor(KEY, RefreshToken.seed()).text()).isNotEqualTo(successor.text());
    assertThat(token.successor(new byte[] {1}, seed).text()).isNotEqualTo(successor.text());
    assertThat(successor.successor(KEY, seed).text()).isNotEqualTo(successor.text());
  }

  @Test
  void staysInItsFamily() {
    RefreshToken token = RefreshToken.first();

    RefreshToken successor = token.successor(KEY, RefreshToken.seed());

    assertThat(successor.familyHash()).isEqualTo(token.familyHash());
    assertThat(RefreshToken.first().familyHash()).isNotEqualTo(token.familyHash());
  }

  @Test
  void doesNotShowItself() {
    RefreshToken token = RefreshToken.first();

    assertThat(token.toString()).doesNotContain(token.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "=", "\u00e4"})
  void isNothingElse(String text) {
    assertThat(RefreshToken.parse(text)).isEmpty();
    assertThat(RefreshToken.parse(text.repeat(64))).isEmpty();
  }
}
