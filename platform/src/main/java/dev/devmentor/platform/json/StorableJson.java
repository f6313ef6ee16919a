package dev.devmentor.platform.json;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A free-form object that {@code jsonb} can hold and that is no file in disguise: of limited size,
 * at most 32 levels, no NUL, no half of a surrogate pair, no infinite number. Null is valid.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.Validator.class)
public @interface StorableJson {

  /** The most it may take, in KiB of UTF-8. */
  int kibibytes() default 64;

  /** What the client is told. */
  String message() default
      "must have at most {kibibytes} KiB and 32 levels, and no NUL or infinite number";

  /** Part of every constraint. */
  Class<?>[] groups() default {};

  /** Part of every constraint. */
  Class<? extends Payload>[] payload() default {};

  /** Walks through the object. */
  class Validator implements ConstraintValidator<StorableJson, Map<String, Object>> {

    private static final int DEEPEST = 32;
    private static final long REFUSED = Integer.MAX_VALUE;

    private long largest;

    @Override
    public void initialize(StorableJson limits) {
      largest = limits.kibibytes() * 1024L;
    }

    @Override
    public boolean isValid(Map<String, Object> json, ConstraintValidatorContext context) {
      return json == null || size(json, 1) <= largest;
    }

    /** About as many bytes as the value takes; {@link #REFUSED} if it cannot be stored. */
    private static long size(Object value, int depth) {
      return switch (value) {
        case Map<?, ?> map when depth <= DEEPEST ->
            map.entrySet().stream()
                .mapToLong(entry -> size(entry.getKey(), depth) + size(entry.getValue(), depth + 1))
                .sum();
        case List<?> list when depth <= DEEPEST ->
            list.stream().mapToLong(item -> size(item, depth + 1)).sum();
        case Map<?, ?> _, List<?> _ -> REFUSED;
        case String text -> size(text);
        case Double number -> Double.isFinite(number) ? 8 : REFUSED;
        case null -> 5;
        default -> value.toString().length() + 1L;
      };
    }

    private static long size(String text) {
      boolean storable =
          text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
      return storable ? text.getBytes(StandardCharsets.UTF_8).length + 3L : REFUSED;
    }
  }
}
