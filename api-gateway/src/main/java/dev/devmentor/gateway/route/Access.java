package dev.devmentor.gateway.route;

/** Who may use a route. */
public enum Access {
  /** Everybody; a token is not looked at. */
  PUBLIC,
  /** Whoever has a valid token. */
  USER,
  /** Admins and superadmins. */
  ADMIN;

  /** Whether a token with this role opens the route; each role has the rights of those below. */
  public boolean admits(String role) {
    return switch (this) {
      case PUBLIC -> true;
      case USER -> true;
      case ADMIN -> role.equals("admin") || role.equals("superadmin");
    };
  }
}
