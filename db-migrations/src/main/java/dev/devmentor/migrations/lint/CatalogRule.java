package dev.devmentor.migrations.lint;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A rule that every table and function keeps; its query finds what breaks it. */
public sealed interface CatalogRule permits AccessRule, ShapeRule {

  /** Opens each query: our relations, partitions apart. */
  String OURS =
      """
      with recursive ours as (
        select c.oid, c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity
          from pg_class c
          join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('auth', 'projects', 'memory', 'learning', 'legacy_import') and c.relkind in ('r', 'p')
           and not c.relispartition and c.relname <> 'flyway_schema_history'
      )
      """;

  /** All of them. */
  static List<CatalogRule> all() {
    return Stream.<CatalogRule>concat(Stream.of(AccessRule.values()), Stream.of(ShapeRule.values()))
        .toList();
  }

  /** What it is called. */
  String name();

  /** Reads {@code ours}, our relations; the names of what breaks the rule. */
  String query();

  /** The names of what breaks the rule; tables, or what begins with the name of one. */
  default List<String> breaches(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OURS + query())) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /**
   * What breaks a rule in a migrated database, with the script that made it.
   *
   * @param database opens connections that may read the catalog
   * @param scripts those of every schema, to tell file and line
   */
  static List<Finding> findings(DataSource database, List<Linter> scripts) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (CatalogRule rule : all()) {
      for (String object : rule.breaches(database)) {
        findings.add(
            locate(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'), object, scripts));
      }
    }
    return findings;
  }

  private static Finding locate(String rule, String object, List<Linter> scripts) {
    return scripts.stream()
        .map(linter -> linter.locate(rule, object))
        .filter(finding -> finding.line() > 0)
        .findFirst()
        .orElseGet(() -> new Finding(rule, "", 0, object));
  }
}
