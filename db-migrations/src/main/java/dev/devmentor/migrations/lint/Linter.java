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
  private final Manifest manifest;
  private final String schema;

  private Linter(List<Script> scripts, Manifest manifest, String schema) {
    this.scripts = scripts;
    this.manifest = manifest;
    this.schema = schema;
  }

  /** The migrations that this package carries. */
  public static Linter of(Schema schema) {
    return Scripts.inPackage(schema, Linter::of);
  }

  /** The migrations of one schema's folder; what was released says the manifest beside it. */
  public static Linter of(Path folder) {
    Path all = folder.toAbsolutePath().getParent();
    return new Linter(Scripts.in(folder), Manifest.in(all), folder.getFileName().toString());
  }

  /**
   * What breaks a rule, by file and line. Scripts that were released are not judged, for they have
   * run: they must be there as they were.
   */
  public List<Finding> findings() {
    Released released = Released.of(manifest, scripts);
    List<Finding> findings = new ArrayList<>();
    for (Script script : scripts) {
      if (!manifest.lists(script)) {
        RULES.forEach(rule -> findings.addAll(rule.check(script, released)));
        requireUndo(script, findings);
      }
      findings.removeIf(f -> f.file().equals(script.file()) && script.allows(f.rule(), f.line()));
    }
    return Stream.concat(manifest.broken(schema, scripts), findings.stream())
        .sorted(Comparator.comparing(Finding::file).thenComparingInt(Finding::line))
        .toList();
  }

  /**
   * Adds the scripts that are new to the manifest, at a release; to be called when nothing is
   * found.
   *
   * @return the scripts, in the order in which they run
   */
  public List<String> release() {
    List<Script> unreleased = scripts.stream().filter(s -> !manifest.lists(s)).toList();
    manifest.add(unreleased);
    return unreleased.stream().map(Script::file).toList();
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
