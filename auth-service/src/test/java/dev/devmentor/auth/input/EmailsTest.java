package dev.devmentor.auth.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {

  @ParameterizedTest
  @CsvSource({
    "Ada@Example.Test, ada@example.test",
    "\uff21da@example.test, ada@example.test",
    "u\u0308ber@example.test, \u00fcber@example.test",
    "\u212bngstr\u00f6m@example.test, \u00e5ngstr\u00f6m@example.test"
  })
  void spellsAnAddressInOneWay(String written, String canonical) {
    assertThat(Emails.canonical(written)).isEqualTo(canonical);
    assertThat(Emails.canonical(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "ada.lovelace+tag@example.co.uk",
        "o'neill@example.test",
        "\u0434\u0430@\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
        "user@localhost"
      })
  void acceptsAddresses(String email) {
    assertThat(Emails.isAddress(email)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "@", "a@", "@b", "a b@c", "a@b@c", "a@b..c", "a..b@c", "a@b-", "a\nb@c", "a@b,c"
      })
  void refusesEverythingElse(String email) {
    assertThat(Emails.isAddress(email)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 300, 100_000})
  void refusesOverlongAddresses(int length) {
    assertThat(Emails.isAddress("a".repeat(length) + "@example.test")).isFalse();
    assertThat(Emails.isAddress("a@" + "b".repeat(length))).isFalse();
  }
}
