package dev.devmentor.memory.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A JSON object that PostgreSQL can hold as it is, and of moderate size. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.Check.class)
public @interface StorableJson {

  /** What the client is told. */
  String message() default
      "must hold at most 16 KiB, 32 levels deep, of finite numbers and text that can be stored";

  /** Not used. */
  Class<?>[] groups() default {};

  /** Not used. */
  Class<? extends Payload>[] payload() default {};

  /** Looks at every key and every value. */
  final class Check implements ConstraintValidator<StorableJson, Map<String, Object>> {

    private static final int MOST = 16 * 1024;
    private static final int DEEPEST = 32;

    @Override
    public boolean isValid(Map<String, Object> object, ConstraintValidatorContext context) {
      return object == null || size(object, 1) <= MOST;
    }

    /** About as many bytes as it takes; more than may be if there is anything that cannot be. */
    private static long size(Object value, int depth) {
      if (depth > DEEPEST) {
        return MOST + 1;
      }
      return switch (value) {
        case String text -> size(text);
        case Map<?, ?> object ->
            object.entrySet().stream()
                .mapToLong(
                    entry -> 4 + size(entry.getKey(), depth) + size(entry.getValue(), depth + 1))
                .sum();
        case List<?> list -> list.stream().mapToLong(item -> 1 + size(item, depth + 1)).sum();
        case Double number when !Double.isFinite(number) -> MOST + 1;
        case Number number -> number.toString().length();
        case null, default -> 4;
      };
    }

    private static long size(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      boolean whole = new String(bytes, StandardCharsets.UTF_8).equals(text);
      return whole && text.indexOf('\0') < 0 ? bytes.length : MOST + 1;
    }
  }
}
