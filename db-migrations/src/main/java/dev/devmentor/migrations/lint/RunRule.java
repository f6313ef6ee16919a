package dev.devmentor.migrations.lint;

import dev.devmentor.migrations.lint.sql.BlockReader;
import dev.devmentor.migrations.lint.sql.Statement;
import dev.devmentor.migrations.lint.sql.Token;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about how a script runs: its transaction, its patience, what the lint can read of it. */
enum RunRule implements SqlRule {
  /** A migration that waits for a lock makes everybody wait behind it. */
  LOCK_TIMEOUT("waits for locks longer than the 30 s that the role of the migrator starts with") {
    @Override
    Stream<Statement> broken(Script script, Released released) {
      return script.unfolded().stream().filter(RunRule::losesPatience);
    }
  },

  /** A script and its row in the history are one transaction, which the command begins and ends. */
  TRANSACTION_CONTROL("leaves half of the script behind when the rest fails; the command does it") {
    @Override
    Stream<Statement> broken(Script script, Released released) {
      return script.statements().stream()
          .filter(statement -> CONTROL.stream().anyMatch(statement::startsWith));
    }
  },

  /** What runs outside of a transaction is begun anew when it was cut off. */
  OUTSIDE_TRANSACTION(
      "runs outside of a transaction: nothing but its like in the script, if (not) exists, no undo") {
    @Override
    Stream<Statement> broken(Script script, Released released) {
      return script.statements().stream()
          .filter(RunRule::needsNoTransaction)
          .filter(
              statement ->
                  script.undo()
                      || !script.statements().stream().allMatch(RunRule::needsNoTransaction)
                      || (!statement.startsWith("reindex") && !statement.contains("exists")));
    }
  },

  /** Nobody can say what a statement does that is put together while it runs. */
  READABLE_STATEMENTS("is put together when it runs: write it out, or say why it is harmless") {
    @Override
    Stream<Statement> broken(Script script, Released released) {
      return script.unfolded().stream()
          .filter(statement -> !script.undo() && !released.isNothing())
          .filter(
              statement ->
                  statement.startsWith("execute") && !BlockReader.isPlainExecute(statement));
    }
  };

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern TIME = Pattern.compile("\\s*(\\d+)\\s*(us|ms|s|min|h|d)?\\s*");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "us", Duration.ofNanos(1000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final List<String> CONTROL =
      List.of(
          "begin",
          "start transaction",
          "commit",
          "end",
          "rollback",
          "abort",
          "savepoint",
          "release");

  private final String message;

  RunRule(String message) {
    this.message = message;
  }

  abstract Stream<Statement> broken(Script script, Released released);

  @Override
  public List<Finding> check(Script script, Released released) {
    String rule = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return broken(script, released)
        .map(statement -> new Finding(rule, script.file(), statement.line(), message))
        .toList();
  }

  private static boolean needsNoTransaction(Statement statement) {
    return statement.contains("concurrently") && !statement.startsWith("refresh");
  }

  // set, set_config and alter role, in quotes or not.
  private static boolean losesPatience(Statement statement) {
    List<Token> tokens = statement.tokens();
    Predicate<Integer> set =
        at -> isLockTimeout(tokens.get(at)) && !isBounded(value(tokens, at, "=", "to"));
    Predicate<Integer> configured =
        at ->
            tokens.get(at).kind() == Token.Kind.TEXT
                && at > 1
                && tokens.get(at - 2).isNamed("set_config")
                && tokens.get(at).content().equalsIgnoreCase("lock_timeout")
                && !isBounded(value(tokens, at, ","));
    return IntStream.range(0, tokens.size()).boxed().anyMatch(set.or(configured));
  }

  // Names of settings have no case, not even in quotes.
  private static boolean isLockTimeout(Token token) {
    return token.isName() && token.text().equalsIgnoreCase("lock_timeout");
  }

  // Empty unless one of these words stands between the name and the value.
  private static Optional<Token> value(List<Token> tokens, int name, String... between) {
    boolean follows =
        name + 2 < tokens.size() && Stream.of(between).anyMatch(tokens.get(name + 1)::is);
    return follows ? Optional.of(tokens.get(name + 2)) : Optional.empty();
  }

  private static boolean isBounded(Optional<Token> value) {
    if (value.isEmpty() || value.get().is("default")) {
      return true;
    }
    Matcher time =
        TIME.matcher(
            value.get().kind() == Token.Kind.TEXT ? value.get().content() : value.get().text());
    if (!time.matches() || time.group(1).length() > 9) {
      return false;
    }
    Duration unit = UNITS.get(Optional.ofNullable(time.group(2)).orElse("ms"));
    Duration patience = unit.multipliedBy(Long.parseLong(time.group(1)));
    return patience.isPositive() && patience.compareTo(PATIENCE) <= 0;
  }
}
