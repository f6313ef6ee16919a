package dev.devmentor.project.project;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SlugTest {

  @Test
  void resemblesTheName() {
    assertThat(Slug.of("Hello, World!")).isEqualTo("hello-world");
    assertThat(Slug.of("Über-Café №5")).isEqualTo("uber-cafe-no5");
    assertThat(Slug.of("日本")).isEqualTo("project");
  }

  @Property
  void isAlwaysOne(@ForAll String name) {
    assertThat(Slug.of(name)).matches(Slug.PATTERN).hasSizeLessThanOrEqualTo(80);
  }
}
