package dev.devmentor.project.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

/** A date whose year has four digits: PostgreSQL ends before Java does. Null is valid. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableDate.Validator.class)
public @interface StorableDate {

  /** What the client is told. */
  String message() default "must be in the years 0001 to 9999";

  /** Part of every constraint. */
  Class<?>[] groups() default {};

  /** Part of every constraint. */
  Class<? extends Payload>[] payload() default {};

  /** Looks at the year. */
  class Validator implements ConstraintValidator<StorableDate, LocalDate> {

    @Override
    public boolean isValid(LocalDate date, ConstraintValidatorContext context) {
      return date == null || (date.getYear() >= 1 && date.getYear() <= 9999);
    }
  }
}
