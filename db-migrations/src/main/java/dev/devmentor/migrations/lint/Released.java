package dev.devmentor.migrations.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a release has shipped: tables which hold rows and which the previous version of a service
 * still reads while a migration runs.
 */
record Released(Set<String> tables) {

  /**
   * Reads the tables from the migrations that were released.
   *
   * @param version the last migration of the latest release; 0 before the first
   */
  static Released upTo(int version, List<Script> scripts) {
    Set<String> tables = new HashSet<>();
    scripts.stream()
        .filter(script -> !script.undo() && script.version() <= version)
        .flatMap(script -> script.newTables().stream())
        .forEach(table -> tables.add(table.name()));
    return new Released(Set.copyOf(tables));
  }

  boolean has(String table) {
    return tables.contains(table);
  }
}
