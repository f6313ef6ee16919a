package dev.devmentor.migrations.rowsecurity;

import java.util.UUID;

/**
 * Who tries something with a row of somebody.
 *
 * @param name what they are to the owner of the row
 * @param userId the value of app.user_id; null leaves it unset
 */
record Actor(String name, String userId) {

  static Actor of(String name, UUID user) {
    return new Actor(name, user.toString());
  }

  /** Whether no row may be seen or touched, whatever the table. */
  boolean isNobody() {
    return switch (name) {
      case "stranger", "unset", "empty", "garbage" -> true;
      default -> false;
    };
  }
}
