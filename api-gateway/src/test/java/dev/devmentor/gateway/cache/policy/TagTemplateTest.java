package dev.devmentor.gateway.cache.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTemplateTest {

  private final TagTemplate template = TagTemplate.of("project/{id}");

  /** All of them as the path has them; services decode it before they read the id. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000a-0001-0001-0001-000000000001",
        "0000000A-0001-0001-0001-000000000001",
        "a-1-1-1-1",
        "+a-1-1-1-1",
        "%2Ba-1-1-1-1",
        "%EF%BD%81-1-1-1-1",
        "a-%D9%A1-1-1-1"
      })
  void hasOneTagForAllSpellingsOfAnId(String spelling) {
    assertThat(template.resolve(Map.of("id", spelling)))
        .isEqualTo("project/0000000a-0001-0001-0001-000000000001");
  }

  @Test
  void takesOtherParametersAsTheyAre() {
    assertThat(template.resolve(Map.of("id", "a+b"))).isEqualTo("project/a+b");
  }
}
