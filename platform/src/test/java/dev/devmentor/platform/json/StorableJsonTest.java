package dev.devmentor.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorableJsonTest {

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Holder(@StorableJson(kibibytes = 1) Map<String, Object> json) {}

  private static List<String> complaints(Map<String, Object> json) {
    return VALIDATOR.validate(new Holder(json)).stream()
        .map(ConstraintViolation::getMessage)
        .toList();
  }

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> inner = new HashMap<>();
    return levels == 1 ? inner : Map.of("a", nested(levels - 1));
  }

  static Stream<Map<String, Object>> storable() {
    return Stream.of(
        Map.of(),
        Map.of("text", "ü😀", "list", List.of(1, 2.5, true), "map", Map.of("a", "b")),
        Map.of("long", "x".repeat(1000)),
        nested(32));
  }

  static Stream<Map<String, Object>> unstorable() {
    return Stream.of(
        Map.of("nul", "a\0b"),
        Map.of("nul\0", 1),
        Map.of("half", "\uD83D"),
        Map.of("infinite", Double.POSITIVE_INFINITY),
        Map.of("list", List.of(Map.of("nan", Double.NaN))),
        Map.of("long", "x".repeat(1025)),
        Map.of("wide", "ü".repeat(520)),
        nested(33));
  }

  @ParameterizedTest
  @MethodSource("storable")
  void acceptsWhatTheDatabaseCanHold(Map<String, Object> json) {
    assertThat(complaints(json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("unstorable")
  void refusesWhatItCannot(Map<String, Object> json) {
    assertThat(complaints(json))
        .containsExactly("must have at most 1 KiB and 32 levels, and no NUL or infinite number");
  }

  @Test
  void nothingIsNoViolation() {
    assertThat(complaints(null)).isEmpty();
  }
}
