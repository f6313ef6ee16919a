package dev.devmentor.migrations.bootstrap;

import dev.devmentor.migrations.MigrationFailure;
import dev.devmentor.migrations.server.Login;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The passwords of the roles. A role without one cannot log in. */
public final class Passwords {

  private final Map<Role, String> byRole;

  private Passwords(Map<Role, String> byRole) {
    this.byRole = byRole;
  }

  /** The same password for every role. */
  public static Passwords same(String password) {
    Map<Role, String> byRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      byRole.put(role, password);
    }
    return new Passwords(byRole);
  }

  /**
   * Passwords from the environment.
   *
   * @param environment gives the value of a variable, or null
   */
  public static Passwords from(UnaryOperator<String> environment) {
    Map<Role, String> byRole = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String password = environment.apply(role.passwordVariable());
      if (password != null && !password.isEmpty()) {
        byRole.put(role, password);
      }
    }
    return new Passwords(byRole);
  }

  Optional<String> of(Role role) {
    return Optional.ofNullable(byRole.get(role));
  }

  /**
   * How a role logs in.
   *
   * @throws MigrationFailure if the password of the role is not known
   */
  public Login login(Role role) {
    return of(role)
        .map(password -> new Login(role.id(), password))
        .orElseThrow(() -> new MigrationFailure("Set " + role.passwordVariable()));
  }

  /**
   * @throws MigrationFailure naming the variable, if a role that must log in has no password
   */
  void requireThoseOfServices() {
    login(Role.MIGRATOR);
    Role.services().forEach(this::login);
  }
}
