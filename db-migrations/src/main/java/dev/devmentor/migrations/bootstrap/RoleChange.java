package dev.devmentor.migrations.bootstrap;

import java.util.List;
import java.util.stream.Stream;

/**
 * What brings one role to where it should be.
 *
 * @param created whether the role was not there
 * @param passwordChanged whether it gets another password
 * @param login whether it may log in afterwards
 */
public record RoleChange(
    Role role, boolean created, boolean passwordChanged, boolean login, List<String> statements) {

  /**
   * The same for psql, without the stored form of a password: it asks for the new one instead and
   * computes the form itself.
   */
  public List<String> withoutSecrets() {
    return statements.stream()
        .flatMap(
            sql -> {
              String open = sql.replaceAll(" password '[^']*'", "") + ";";
              return sql.contains(" password '")
                  ? Stream.of(open, "\\password " + role.id())
                  : Stream.of(open);
            })
        .toList();
  }
}
