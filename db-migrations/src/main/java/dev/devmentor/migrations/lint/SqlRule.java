package dev.devmentor.migrations.lint;

import java.util.List;

/** A rule that the text of a migration must keep. */
@FunctionalInterface
interface SqlRule {

  /**
   * Finds what breaks the rule.
   *
   * @param released the tables that users may already have rows in
   */
  List<Finding> check(Script script, Released released);
}
