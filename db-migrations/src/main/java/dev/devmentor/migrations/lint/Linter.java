package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Checks the migrations of a schema against every rule that a reader of their text can see. */
public final class Linter {

  private static final List<SqlRule> RULES =
      Stream.of(
              StatementRule.ALL.stream(),
              Stream.of(ScriptRule.values()),
              Stream.of(RunRule.values()),
              Stream.of(new ColumnTypes()))
          .<SqlRule>flatMap(rules -> rules)
          .toList();

  private final List<Script> scripts;

  private Linter(List<Script> scripts) {
    this.scripts = scripts;
  }

  /** The migrations that this release carries. */
  public static Linter of(Schema schema) {
    return new Linter(Scripts.of(schema));
  }

  /** The migrations of one folder. */
  public static Linter of(Path folder) {
    return new Linter(Scripts.in(folder));
  }

  /**
   * What breaks a rule, by file and line. Scripts that were released are not judged: they have run.
   *
   * @param released the last migration of the latest release; 0 before the first
   */
  public List<Finding> findings(int released) {
    Released tables = Released.upTo(released, scripts);
    List<Finding> findings = new ArrayList<>();
    for (Script script : scripts) {
      if (script.version() > released) {
        RULES.forEach(rule -> findings.addAll(rule.check(script, tables)));
        requireUndo(script, findings);
      }
      findings.removeIf(f -> f.file().equals(script.file()) && script.allows(f.rule(), f.line()));
    }
    return findings.stream()
        .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
        .toList();
  }

  private void requireUndo(Script script, List<Finding> findings) {
    boolean hasWayBack =
        script.undo()
            || scripts.stream().anyMatch(s -> s.undo() && s.version() == script.version());
    if (!hasWayBack) {
      findings.add(
          new Finding("missing-undo", script.file(), 1, "has no undo script U" + script.version()));
    }
  }

  /**
   * Adds to a finding of the catalog the script and line that made the table.
   *
   * @param object a table, or what begins with one: {@code projects.tasks.due_at}
   */
  Finding locate(String rule, String object) {
    for (Script script : scripts) {
      for (NewTable table : script.newTables()) {
        if (!script.undo()
            && (object.equals(table.name()) || object.startsWith(table.name() + "."))) {
          return new Finding(rule, script.file(), table.line(), object);
        }
      }
    }
    return new Finding(rule, "", 0, object);
  }
}
