package dev.devmentor.auth.password;

import dev.devmentor.platform.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which passwords are allowed: long ones that are neither common nor about the account. */
public final class PasswordRules {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;

  private PasswordRules() {}

  /**
   * What is wrong with a new password; empty if nothing is. Length is in characters (code points)
   * of the spelling that is hashed.
   *
   * @param field the name of the field in the request
   * @param about the e-mail address and the username, which it must not contain
   */
  public static Optional<Violation> violation(String field, String password, List<String> about) {
    return complaint(OpaqueString.of(password), about)
        .map(message -> new Violation(field, message));
  }

  private static Optional<String> complaint(String password, List<String> about) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of("must have %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    if (CommonPasswords.contains(password)) {
      return Optional.of("is one of the most common passwords");
    }
    String lower = password.toLowerCase(Locale.ROOT);
    return about.stream().anyMatch(name -> lower.contains(name.toLowerCase(Locale.ROOT)))
        ? Optional.of("must not contain the e-mail address or the username")
        : Optional.empty();
  }
}
