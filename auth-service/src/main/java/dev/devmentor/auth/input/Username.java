package dev.devmentor.auth.input;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A username: 3 to 40 letters, digits, dots, dashes and underscores of ASCII. Null is valid. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{1,38}[A-Za-z0-9]") public @interface Username {

  /** What the client is told. */
  String message() default
      "must have 3 to 40 letters, digits, dots, dashes or underscores, the first and last a letter"
          + " or digit";

  /** Part of every constraint. */
  Class<?>[] groups() default {};

  /** Part of every constraint. */
  Class<? extends Payload>[] payload() default {};
}
