package dev.devmentor.platform.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devmentor.platform.problem.PreconditionFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "*", "\"1\", \"3\"", " \"3\" ", "\"3-draft\""})
  void acceptsTheVersionAtHand(String ifMatch) {
    assertThatCode(() -> Versions.check(ifMatch, 3)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2\"", "3", "W/\"3\"", "", "\"33\"", "\"2-draft\"", "\"2-3\"", "\"3-\""})
  void refusesAnotherVersion(String ifMatch) {
    assertThatThrownBy(() -> Versions.check(ifMatch, 3)).isInstanceOf(PreconditionFailed.class);
  }

  @Test
  void anyVersionWillDoWithoutCondition() {
    assertThatCode(() -> Versions.check(null, 3)).doesNotThrowAnyException();
    assertThat(Versions.matches(null, 3)).isFalse();
  }

  @Test
  void weakTagsMatchForReading() {
    assertThat(Versions.matches("W/\"3\"", 3)).isTrue();
    assertThat(Versions.matches("\"2\"", 3)).isFalse();
  }

  @Test
  void looksOfOneVersionHaveDifferentTags() {
    String draft = Versions.etag(3, "draft");
    assertThat(Versions.matches(draft, draft)).isTrue();
    assertThat(Versions.matches(draft, 3)).isFalse();
    assertThat(Versions.matches("\"3\"", draft)).isFalse();
  }
}
