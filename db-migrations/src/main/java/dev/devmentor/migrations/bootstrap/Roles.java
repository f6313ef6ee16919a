package dev.devmentor.migrations.bootstrap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Creates the roles and keeps their attributes, settings and passwords as they should be. */
final class Roles {

  private final Connection admin;

  Roles(Connection admin) {
    this.admin = admin;
  }

  void ensure(Role role, Optional<String> password) throws SQLException {
    if (!exists(role)) {
      execute("create role %s".formatted(role.id()));
    }
    execute("alter role %s with %s".formatted(role.id(), role.attributes()));
    for (var setting : role.settings().entrySet()) {
      execute(
          "alter role %s set %s to '%s'"
              .formatted(role.id(), setting.getKey(), setting.getValue()));
    }
    if (password.isEmpty()) {
      execute("alter role %s nologin password null".formatted(role.id()));
    } else if (!ScramSecret.matches(storedSecret(role), password.get())) {
      String secret = ScramSecret.of(password.get());
      execute("alter role %s login password '%s'".formatted(role.id(), secret));
    }
  }

  private boolean exists(Role role) throws SQLException {
    String sql = "select 1 from pg_roles where rolname = ?";
    try (PreparedStatement query = admin.prepareStatement(sql)) {
      query.setString(1, role.id());
      return query.executeQuery().next();
    }
  }

  private String storedSecret(Role role) throws SQLException {
    String sql = "select rolpassword from pg_authid where rolname = ? and rolcanlogin";
    try (PreparedStatement query = admin.prepareStatement(sql)) {
      query.setString(1, role.id());
      ResultSet found = query.executeQuery();
      return found.next() ? found.getString(1) : null;
    }
  }

  // Names and settings are constants of Role, a SCRAM secret holds no quote: nothing to escape.
  private void execute(String sql) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }
}
