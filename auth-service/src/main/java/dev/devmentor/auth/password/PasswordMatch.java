package dev.devmentor.auth.password;

/**
 * What checking a password found.
 *
 * @param matches whether it is the right one
 * @param betterHash replaces the stored hash, which is of an older kind; null if that is good
 */
public record PasswordMatch(boolean matches, String betterHash) {

  static final PasswordMatch NONE = new PasswordMatch(false, null);
}
