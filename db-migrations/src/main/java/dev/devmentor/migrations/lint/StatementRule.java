package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A rule about single statements against what is in use. Source: the chapters of the PostgreSQL
 * manual on explicit locking and on alter table.
 *
 * @param name as findings and allowances call it
 * @param message what is wrong and what to do instead
 * @param breaks whether a statement of a script breaks the rule
 * @param after the words that what is in use stands after
 */
record StatementRule(
    String name, String message, BiPredicate<Statement, Site> breaks, List<String> after)
    implements SqlRule {

  /** Where a statement stands. */
  record Site(Script script, Released released, String target) {}

  static final List<StatementRule> ALL = StatementRules.all();

  /** A rule about statements. */
  static StatementRule of(
      String name, String message, Predicate<Statement> breaks, String... after) {
    return new StatementRule(
        name, message, (statement, site) -> breaks.test(statement), List.of(after));
  }

  /** A rule about the actions of {@code alter table}. */
  static StatementRule ofChange(String name, String message, Predicate<TableChange> breaks) {
    return ofChange(name, message, (change, site) -> breaks.test(change));
  }

  /** A rule about the actions of {@code alter table} and what stands around them. */
  static StatementRule ofChange(
      String name, String message, BiPredicate<TableChange, Site> breaks) {
    return new StatementRule(
        name,
        message,
        (statement, site) ->
            TableChange.of(statement).stream().anyMatch(change -> breaks.test(change, site)),
        List.of("table"));
  }

  @Override
  public List<Finding> check(Script script, Released released) {
    List<Finding> findings = new ArrayList<>();
    if (script.undo()) {
      return findings;
    }
    for (Statement statement : script.unfolded()) {
      for (String words : after) {
        for (String target : statement.namesAfter(words)) {
          String qualified = script.qualified(target);
          if (released.uses(qualified)
              && breaks.test(statement, new Site(script, released, qualified))) {
            findings.add(
                new Finding(name, script.file(), statement.line(), qualified + ": " + message));
          }
        }
      }
    }
    return findings.stream().distinct().toList();
  }
}
