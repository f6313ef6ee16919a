package dev.devmentor.auth.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An e-mail address that mail could reach; its canonical form is what counts. Null is valid. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Validator.class)
public @interface EmailAddress {

  /** What the client is told. */
  String message() default "must be an e-mail address of at most 254 characters";

  /** Part of every constraint. */
  Class<?>[] groups() default {};

  /** Part of every constraint. */
  Class<? extends Payload>[] payload() default {};

  /** Looks at the canonical form. */
  class Validator implements ConstraintValidator<EmailAddress, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || (text.length() <= 254 && Emails.isAddress(Emails.canonical(text)));
    }
  }
}
