package dev.devmentor.auth.key;

import java.util.Locale;

/** Where a key is in its life. */
enum KeyStatus {
  /** Published, so that verifiers know it before it is used. */
  NEXT,
  /** Signs. */
  ACTIVE,
  /** Published as long as tokens that it signed are valid. */
  RETIRED;

  static KeyStatus of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** As the database writes it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
