package dev.devmentor.migrations.bootstrap;

import java.util.List;

/**
 * What brings one role to where it should be.
 *
 * @param created whether the role was not there
 * @param passwordChanged whether it gets another password
 * @param login whether it may log in afterwards
 */
public record RoleChange(
    Role role, boolean created, boolean passwordChanged, boolean login, List<String> statements) {

  /** The statements for people: without the stored form of a password. */
  public List<String> withoutSecrets() {
    return statements.stream()
        .map(sql -> sql.replaceAll("password '[^']*'", "password '…'"))
        .toList();
  }
}
