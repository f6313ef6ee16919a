package dev.devmentor.memory.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void takesIdentifiersApartAndKeepsThem() {
    assertThat(Terms.of("findUserById")).contains("finduserbyid", "find", "user", "id");
    assertThat(Terms.of("max_retry_count")).contains("max", "retri", "count");
    assertThat(Terms.of("io.vertx.core.Vertx")).contains("io", "vertx", "core");
  }

  @Test
  void takesEnglishEndingsOff() {
    assertThat(Terms.of("running connections")).isEqualTo(Terms.of("run connection"));
    assertThat(Terms.of("Caroline's")).isEqualTo(Terms.of("caroline"));
  }

  @Test
  void leavesStopWordsOut() {
    assertThat(Terms.of("the and of it")).isEmpty();
  }

  @Property
  void readsEveryText(@ForAll String text) {
    assertThat(Terms.of(text)).noneMatch(String::isBlank).isEqualTo(Terms.of(text + " "));
  }
}
