package dev.devmentor.gateway.identity;

import java.util.Set;

/**
 * What a token may be used for. A login may do whatever its user may; an API token only what it was
 * made for: {@code read}, {@code write}, or one area of them as {@code projects:read}.
 *
 * @param granted the scopes of an API token; empty for a login
 * @param whole whether it is a login
 */
public record Scopes(Set<String> granted, boolean whole) {

  /** What only a login may do: change passwords, make tokens, end sessions. */
  public static final String LOGIN = "login";

  /** The scopes of a login. */
  static final Scopes OF_LOGIN = new Scopes(Set.of(), true);

  /** Copies the set. */
  public Scopes {
    granted = Set.copyOf(granted);
  }

  static Scopes of(Set<String> granted) {
    return new Scopes(granted, false);
  }

  /**
   * Whether they cover one use.
   *
   * @param needed {@link #LOGIN}, or area and action as {@code memory:write}
   */
  public boolean cover(String needed) {
    if (whole || needed.equals(LOGIN)) {
      return whole;
    }
    return granted.contains(needed) || granted.contains(needed.substring(needed.indexOf(':') + 1));
  }
}
