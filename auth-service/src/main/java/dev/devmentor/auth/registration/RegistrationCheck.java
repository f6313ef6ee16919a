package dev.devmentor.auth.registration;

import dev.devmentor.auth.input.Emails;
import dev.devmentor.auth.password.PasswordRules;
import dev.devmentor.auth.sql.TimeOrderedId;
import dev.devmentor.platform.problem.InvalidRequest;
import dev.devmentor.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/** Looks at all fields of a registration together: the password must not be about the others. */
@ApplicationScoped
class RegistrationCheck {

  private final Validator validator;

  RegistrationCheck(Validator validator) {
    this.validator = validator;
  }

  /**
   * The account to make.
   *
   * @throws InvalidRequest with each field that cannot be used
   */
  NewAccount accept(RegisterRequest request) {
    List<Violation> violations = new ArrayList<>();
    validator
        .validate(request)
        .forEach(
            broken ->
                violations.add(
                    new Violation(broken.getPropertyPath().toString(), broken.getMessage())));
    if (request.password() != null) {
      List<String> about = violations.isEmpty() ? about(request) : List.of();
      PasswordRules.violation("password", request.password(), about).ifPresent(violations::add);
    }
    if (!violations.isEmpty()) {
      throw new InvalidRequest(violations);
    }
    return new NewAccount(
        TimeOrderedId.next(),
        Emails.canonical(request.email()),
        request.username(),
        request.displayName());
  }

  private static List<String> about(RegisterRequest request) {
    return List.of(request.email(), request.username());
  }
}
