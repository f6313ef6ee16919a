package dev.devmentor.migrations.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules about what a new table looks like and what a script must say. */
enum ScriptRule implements SqlRule {
  /** Every column has a type that keeps what it is given. */
  COLUMN_TYPES {
    @Override
    public List<Finding> check(Script script, Released released) {
      List<Finding> findings = new ArrayList<>();
      for (Statement statement : script.statements()) {
        if (!statement.startsWith("create table") && !statement.startsWith("alter table")) {
          continue;
        }
        for (int i = 0; i < statement.tokens().size(); i++) {
          Token token = statement.tokens().get(i);
          if (token.kind() == Token.Kind.WORD && isType(statement, i)) {
            findings.add(
                new Finding(
                    REPLACEMENTS.get(token.text()).rule(),
                    script.file(),
                    token.line(),
                    token.text() + ": " + REPLACEMENTS.get(token.text()).advice()));
          }
        }
      }
      return findings;
    }

    // A type stands after the name of a column; "timestamp with time zone" is the right one.
    private boolean isType(Statement statement, int at) {
      boolean afterName =
          at > 0
              && statement.tokens().get(at - 1).isName()
              && !statement.tokens().get(at - 1).is("column")
              && REPLACEMENTS.containsKey(statement.tokens().get(at).text());
      return afterName
          && statement.find("with time zone", at).filter(zone -> zone <= at + 4).isEmpty();
    }
  },

  /** Nobody sees another user's rows. */
  FORCED_ROW_SECURITY {
    @Override
    public List<Finding> check(Script script, Released released) {
      return missing(
          script,
          script.newTables().stream().filter(NewTable::holdsUsersData).toList(),
          "forced-row-security",
          "holds users' rows: enable and force row level security in the same script",
          table ->
              altered(script, table.name(), "enable row level security")
                  && altered(script, table.name(), "force row level security"));
    }

    private boolean altered(Script script, String table, String what) {
      return script.statements().stream()
          .filter(statement -> statement.startsWith("alter table") && statement.contains(what))
          .anyMatch(s -> s.nameAfter("table").filter(table::equals).isPresent());
    }
  },

  /** The schema documents are made of comments. */
  TABLE_COMMENT {
    @Override
    public List<Finding> check(Script script, Released released) {
      return missing(
          script,
          script.newTables(),
          "missing-comment",
          "has no comment on table",
          table -> commented(script, "comment on table", table.name()));
    }
  },

  /** The schema documents are made of comments. */
  COLUMN_COMMENT {
    @Override
    public List<Finding> check(Script script, Released released) {
      List<Finding> findings = new ArrayList<>();
      for (NewTable table : script.newTables()) {
        for (Statement column : table.columns()) {
          String name = table.name() + "." + column.tokens().getFirst().text();
          if (!commented(script, "comment on column", name)) {
            findings.add(
                new Finding(
                    "missing-comment",
                    script.file(),
                    column.line(),
                    name + " has no comment on column"));
          }
        }
      }
      return findings;
    }
  },

  /** A migration that waits for a lock makes everybody wait behind it. */
  LOCK_TIMEOUT {
    @Override
    public List<Finding> check(Script script, Released released) {
      return script.statements().stream()
          .filter(
              statement ->
                  statement.contains("lock_timeout = 0")
                      || statement.contains("lock_timeout to 0")
                      || statement.startsWith("reset lock_timeout")
                      || statement.startsWith("reset all"))
          .map(
              statement ->
                  new Finding(
                      "lock-timeout",
                      script.file(),
                      statement.line(),
                      "switches off the lock_timeout that the role of the migrator starts with"))
          .toList();
    }
  };

  private record Replacement(String rule, String advice) {}

  private static final Map<String, Replacement> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("serial", new Replacement("no-serial", "use uuid default uuidv7()")),
          Map.entry("bigserial", new Replacement("no-serial", "use uuid default uuidv7()")),
          Map.entry("smallserial", new Replacement("no-serial", "use uuid default uuidv7()")),
          Map.entry("timestamp", new Replacement("timestamp-with-zone", "use timestamptz")),
          Map.entry("varchar", new Replacement("text-with-check", "use text with a length check")),
          Map.entry(
              "character", new Replacement("text-with-check", "use text with a length check")),
          Map.entry("char", new Replacement("text-with-check", "use text with a length check")),
          Map.entry("json", new Replacement("jsonb", "use jsonb")),
          Map.entry("money", new Replacement("no-money", "use numeric")));

  private interface Kept {
    boolean by(NewTable table);
  }

  private static List<Finding> missing(
      Script script, List<NewTable> tables, String rule, String message, Kept kept) {
    return tables.stream()
        .filter(table -> !script.undo() && !kept.by(table))
        .map(table -> new Finding(rule, script.file(), table.line(), table.name() + " " + message))
        .toList();
  }

  private static boolean commented(Script script, String words, String name) {
    String last = words.substring(words.lastIndexOf(' ') + 1);
    return script.statements().stream()
        .filter(statement -> statement.startsWith(words))
        .anyMatch(statement -> statement.nameAfter(last).filter(name::equals).isPresent());
  }
}
