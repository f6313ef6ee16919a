package dev.devmentor.auth.settings;

/** The two documents of a user; each has a table of its own. */
enum Settings {
  PREFERENCES("auth.user_preferences", "preferences"),
  ONBOARDING("auth.user_onboarding", "progress");

  private final String table;
  private final String column;

  Settings(String table, String column) {
    this.table = table;
    this.column = column;
  }

  String table() {
    return table;
  }

  String column() {
    return column;
  }
}
