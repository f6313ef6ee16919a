package dev.devmentor.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueStringTest {

  @ParameterizedTest
  @CsvSource({
    "Zu\u0308rich, Z\u00fcrich",
    "A\u030a, \u00c5",
    "\u212b, \u00c5",
    "\u1112\u1161\u11ab, \ud55c",
    "one\u00a0two\u3000three, one two three"
  })
  void spellsAlikeWhatIsTheSame(String typed, String spelled) {
    assertThat(OpaqueString.of(typed)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct Horse", " padded ", "\ufb01ne", "\uff21", "\ud83d\ude00"})
  void leavesEverythingElseAsItIs(String typed) {
    assertThat(OpaqueString.of(typed)).isEqualTo(typed);
  }
}
