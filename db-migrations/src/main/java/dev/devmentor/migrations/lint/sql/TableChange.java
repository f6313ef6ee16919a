package dev.devmentor.migrations.lint.sql;

import java.util.List;
import java.util.Optional;

/**
 * One action of {@code alter table}.
 *
 * @param column the column it is about; empty if it is about none
 * @param text all of its words
 * @param rest those after the name of the column
 */
public record TableChange(Kind kind, String column, Statement text, Statement rest) {

  /** What it does. */
  public enum Kind {
    ADD_COLUMN,
    ALTER_COLUMN,
    DROP_COLUMN,
    ADD_CONSTRAINT,
    OTHER
  }

  private static final List<String> CONSTRAINTS =
      List.of("constraint", "check", "unique", "primary", "foreign", "exclude", "not");

  /** The actions of a statement; none unless it alters a table. */
  public static List<TableChange> of(Statement statement) {
    boolean alters =
        statement.startsWith("alter table") || statement.startsWith("alter foreign table");
    if (!alters) {
      return List.of();
    }
    int begin = statement.endOfNameAfter("table");
    return statement.parts(begin, statement.tokens().size()).stream()
        .map(TableChange::read)
        .toList();
  }

  private static TableChange read(Statement action) {
    if (action.startsWith("add")) {
      return isConstraint(action)
          ? new TableChange(Kind.ADD_CONSTRAINT, "", action, action)
          : ofColumn(Kind.ADD_COLUMN, action);
    }
    if (action.startsWith("drop") && !isConstraint(action)) {
      return ofColumn(Kind.DROP_COLUMN, action);
    }
    if (action.startsWith("alter") && !isConstraint(action)) {
      return ofColumn(Kind.ALTER_COLUMN, action);
    }
    return new TableChange(Kind.OTHER, "", action, action);
  }

  private static boolean isConstraint(Statement action) {
    return action.tokens().size() > 1 && CONSTRAINTS.stream().anyMatch(action.tokens().get(1)::is);
  }

  // The word "column" may be left out; the name stands after it and after "if (not) exists".
  private static TableChange ofColumn(Kind kind, Statement action) {
    String verb = action.tokens().getFirst().text();
    boolean said = action.startsWith(verb + " column");
    String words = said ? verb + " column" : verb;
    List<Token> rest =
        action.tokens().subList(action.endOfNameAfter(words), action.tokens().size());
    return new TableChange(
        kind, action.nameAfter(words).orElse(""), action, new Statement(List.copyOf(rest)));
  }

  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  public boolean has(String words) {
    return text.contains(words);
  }

  /** The name of the constraint it adds or validates. */
  public Optional<String> constraint() {
    return text.nameAfter("constraint");
  }

  /** Whether it forbids null; that a check compares with null is another matter. */
  public boolean forbidsNull() {
    for (Optional<Integer> at = text.find("not null", 0);
        at.isPresent();
        at = text.find("not null", at.get() + 1)) {
      if (at.get() == 0 || !text.tokens().get(at.get() - 1).is("is")) {
        return true;
      }
    }
    return false;
  }
}
