package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a release has shipped: tables which hold rows, and all that the previous version of a
 * service still uses while a migration runs.
 *
 * @param tables with their schema, partitions included
 * @param partitioned those of them that are
 * @param others views, types and functions, with their schema
 * @param scripts all there are, released or not
 */
record Released(
    Set<String> tables, Set<String> partitioned, Set<String> others, List<Script> scripts) {

  private static final List<String> OTHERS =
      List.of(
          "create view",
          "create or replace view",
          "create materialized view",
          "create type",
          "create domain",
          "create function",
          "create or replace function",
          "create procedure",
          "create or replace procedure");

  /** Reads it from the migrations that were released. */
  static Released of(Manifest manifest, List<Script> scripts) {
    Set<String> tables = new HashSet<>();
    Set<String> partitioned = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Script script : scripts) {
      if (script.undo() || !manifest.lists(script)) {
        continue;
      }
      for (Statement statement : script.unfolded()) {
        if (NewTable.creates(statement)) {
          String table = script.qualified(statement.nameAfter("table").orElse(""));
          tables.add(table);
          if (statement.contains("partition by")) {
            partitioned.add(table);
          }
        }
        OTHERS.stream()
            .filter(statement::startsWith)
            .flatMap(words -> statement.nameAfter(words).stream())
            .forEach(name -> others.add(script.qualified(name)));
      }
    }
    return new Released(Set.copyOf(tables), Set.copyOf(partitioned), Set.copyOf(others), scripts);
  }

  boolean has(String table) {
    return tables.contains(table);
  }

  /** Whether services of the previous release may use what bears the name. */
  boolean uses(String name) {
    return tables.contains(name) || others.contains(name);
  }

  boolean isPartitioned(String table) {
    return partitioned.contains(table);
  }

  /** Whether nothing was released yet. */
  boolean isNothing() {
    return tables.isEmpty();
  }
}
