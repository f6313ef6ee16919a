package dev.devmentor.migrations.bootstrap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the roles and keeps their attributes, settings and passwords as they should be. */
final class Roles {

  private final Connection admin;

  Roles(Connection admin) {
    this.admin = admin;
  }

  void apply(RoleChange change) throws SQLException {
    for (String sql : change.statements()) {
      try (var statement = admin.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  // Names and settings are constants of Role, a SCRAM secret holds no quote: nothing to escape.
  RoleChange plan(Role role, Optional<String> password) throws SQLException {
    List<String> statements = new ArrayList<>();
    boolean isNew = !exists(role);
    if (isNew) {
      statements.add("create role %s".formatted(role.id()));
    }
    statements.add("alter role %s with %s".formatted(role.id(), role.attributes()));
    for (var setting : role.settings().entrySet()) {
      statements.add(
          "alter role %s set %s to '%s'"
              .formatted(role.id(), setting.getKey(), setting.getValue()));
    }
    boolean changes =
        password.isPresent() && !ScramSecret.matches(storedSecret(role), password.get());
    if (password.isEmpty()) {
      statements.add("alter role %s nologin password null".formatted(role.id()));
    } else if (changes) {
      String secret = ScramSecret.of(password.get());
      statements.add("alter role %s login password '%s'".formatted(role.id(), secret));
    }
    return new RoleChange(role, isNew, changes, password.isPresent(), statements);
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
}
