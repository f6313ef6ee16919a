package dev.devmentor.auth.administration;

import dev.devmentor.auth.user.User;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What an administrator changes about an account.
 *
 * @param role user, admin or superadmin
 * @param active whether the user may log in
 */
public record Rights(
    @NotNull @Pattern(
            regexp = "user|admin|superadmin",
            message = "must be one of user, admin, superadmin")
        String role,
    @NotNull Boolean active) {

  static Rights of(User user) {
    return new Rights(user.role(), user.active());
  }

  /** Administrators are made, unmade and kept out by superadmins alone. */
  boolean concernsAdministrators() {
    return !role.equals("user");
  }
}
