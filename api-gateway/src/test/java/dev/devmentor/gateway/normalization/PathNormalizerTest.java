package dev.devmentor.gateway.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathNormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/health, /health",
    "/api/v1/projects/, /api/v1/projects",
    "//api///v1/projects, /api/v1/projects",
    "/api/./v1/./projects, /api/v1/projects",
    "/api/v1/auth/../projects, /api/v1/projects",
    "/api/v1/auth/%2e%2e/projects, /api/v1/projects",
    "/api/v1/auth/.%2E/projects, /api/v1/projects",
    "/api/v1/%70rojects, /api/v1/projects",
    "/api/v1/skills/c%23, /api/v1/skills/c%23",
    "/api/v1/skills/c%2b%2b, /api/v1/skills/c%2B%2B",
    "/api/v1/skills/caf%c3%a9, /api/v1/skills/caf%C3%A9",
    "/.well-known/jwks.json, /.well-known/jwks.json",
    "/a/%252e%252e/b, /a/%252e%252e/b",
    "/a/..., /a/...",
  })
  void spellsEachPathInOneWay(String raw, String normal) {
    assertThat(PathNormalizer.normalize(raw)).isEqualTo(normal);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*",
        "api",
        "/..",
        "/a/../..",
        "/%2e%2e/etc",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a%00b",
        "/a%0d%0ab",
        "/a\u0000b",
        "/a b",
        "/a;x=1/b",
        "/..;/b",
        "/a%",
        "/a%4",
        "/a%zz",
        "/a%c0%ae",
        "/a%ff",
        "/caf\u00e9",
        "/a#b",
        "/a?b",
        "/a<b>",
      })
  void refusesWhatCanBeReadInTwoWays(String raw) {
    assertThatIllegalArgumentException().isThrownBy(() -> PathNormalizer.normalize(raw));
  }

  @Property
  void aNormalPathStaysAsItIs(@ForAll @CharRange(from = ' ', to = 'z') String anything) {
    String normal = normalOrRoot("/" + anything);

    assertThat(PathNormalizer.normalize(normal)).isEqualTo(normal);
  }

  @Property
  void neverLeavesEmptyOrDotSegments(
      @ForAll @net.jqwik.api.constraints.Chars({'/', '.', '%', '2', 'e', 'E', 'a'}) String text) {
    String normal = normalOrRoot("/" + text);

    assertThat(normal.substring(1).split("/", -1)).doesNotContain(".", "..");
    assertThat(normal).doesNotContain("//");
  }

  private static String normalOrRoot(String raw) {
    try {
      return PathNormalizer.normalize(raw);
    } catch (IllegalArgumentException _) {
      return "/";
    }
  }
}
