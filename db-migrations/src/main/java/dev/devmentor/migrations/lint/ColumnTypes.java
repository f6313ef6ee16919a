package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every column has a type that keeps what it is given; so have domains and composite types. */
final class ColumnTypes implements SqlRule {

  private record Replacement(String rule, String advice) {}

  private static final Replacement KEY = new Replacement("no-serial", "use uuid default uuidv7()");
  private static final Replacement TIME = new Replacement("timestamp-with-zone", "use timestamptz");
  private static final Replacement TEXT =
      new Replacement("text-with-check", "use text with a length check");

  private static final Map<String, Replacement> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("serial", KEY),
          Map.entry("serial2", KEY),
          Map.entry("serial4", KEY),
          Map.entry("serial8", KEY),
          Map.entry("bigserial", KEY),
          Map.entry("smallserial", KEY),
          Map.entry("timestamp", TIME),
          Map.entry("time", TIME),
          Map.entry("timetz", TIME),
          Map.entry("varchar", TEXT),
          Map.entry("character", TEXT),
          Map.entry("char", TEXT),
          Map.entry("bpchar", TEXT),
          Map.entry("nchar", TEXT),
          Map.entry("json", new Replacement("jsonb", "use jsonb")),
          Map.entry("money", new Replacement("no-money", "use numeric")));

  private static final List<String> WITH_TYPES =
      List.of("alter table", "alter foreign table", "alter type", "create domain", "create type");

  /** Words that stand before something else: a default, the time of "with time zone". */
  private static final List<String> NO_NAMES = List.of("column", "default", "with", "without");

  @Override
  public List<Finding> check(Script script, Released released) {
    List<Finding> findings = new ArrayList<>();
    for (Statement statement : script.unfolded()) {
      if (NewTable.creates(statement) || WITH_TYPES.stream().anyMatch(statement::startsWith)) {
        for (int i = 1; i < statement.tokens().size(); i++) {
          Token token = statement.tokens().get(i);
          replacement(statement, i)
              .map(
                  r ->
                      new Finding(
                          r.rule(), script.file(), token.line(), token.text() + ": " + r.advice()))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  // A type stands after the name of a column, perhaps with its schema, or after "as" of a domain.
  private static Optional<Replacement> replacement(Statement statement, int at) {
    List<Token> tokens = statement.tokens();
    Token before = tokens.get(at - 1);
    boolean qualified = before.is(".") && at > 1 && tokens.get(at - 2).isNamed("pg_catalog");
    boolean afterName = before.isName() && NO_NAMES.stream().noneMatch(before::is);
    if (!tokens.get(at).isName() || !(afterName || qualified) || hasZone(statement, at)) {
      return Optional.empty();
    }
    return Optional.ofNullable(REPLACEMENTS.get(tokens.get(at).text()));
  }

  // timestamp with time zone, timestamp (3) with time zone
  private static boolean hasZone(Statement statement, int at) {
    List<Token> tokens = statement.tokens();
    boolean precise = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
    int next = precise ? statement.closing(at + 1) + 1 : at + 1;
    return tokens.get(at).isNamed("timestamp")
        && statement.find("with time zone", at).filter(zone -> zone == next).isPresent();
  }
}
