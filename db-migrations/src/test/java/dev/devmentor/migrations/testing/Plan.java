package dev.devmentor.migrations.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a statement was run.
 *
 * @param query the statement, as the service or one of its functions and triggers sent it
 * @param text the plan with the rows it met, as {@code EXPLAIN (ANALYZE, BUFFERS)} writes it
 */
public record Plan(String query, String text) {

  private static final Pattern ENTRY =
      Pattern.compile("duration: .*? plan:\nQuery Text: (.*?)\n([^\n]*\\(cost=.*)", Pattern.DOTALL);

  // Of a node: how many rows it passed on in each loop, how many loops, how many rows it left out.
  private static final Pattern NODE =
      Pattern.compile(
          "\\(actual rows=([\\d.]+) loops=(\\d+)\\)((?:\n(?! *->)(?! *\\w+ \\d+\\b)[^\n]*+)*)");
  private static final Pattern LEFT_OUT = Pattern.compile("Rows Removed by [\\w ]+: (\\d+)");
  private static final Pattern SEQUENTIAL =
      Pattern.compile("Seq Scan on (\\w+).*?\\(actual rows=[\\d.]+ loops=[1-9]");

  /** The plan in an entry of the server's log; empty if it holds none. */
  static Optional<Plan> in(JsonNode entry) {
    Matcher found = ENTRY.matcher(entry.path("message").asText());
    return found.matches()
        ? Optional.of(new Plan(found.group(1).strip(), found.group(2)))
        : Optional.empty();
  }

  /** The most rows that one of its nodes came upon. */
  double mostRows() {
    return NODE.matcher(text).results().mapToDouble(Plan::rows).max().orElse(0);
  }

  private static double rows(MatchResult node) {
    double leftOut =
        LEFT_OUT
            .matcher(node.group(3))
            .results()
            .mapToDouble(some -> Double.parseDouble(some.group(1)))
            .sum();
    return (Double.parseDouble(node.group(1)) + leftOut) * Double.parseDouble(node.group(2));
  }

  /** The tables that it read from one end to the other, or would have. */
  Set<String> scanned() {
    return SEQUENTIAL
        .matcher(text)
        .results()
        .map(scan -> scan.group(1))
        .collect(Collectors.toSet());
  }

  /** Whether it wrote to disk what it could not sort or hash in memory. */
  boolean spills() {
    return text.contains("Disk:") || text.contains("temp written");
  }

  /** Whether it touches a table at all. */
  boolean reads() {
    return text.contains(" on ");
  }

  @Override
  public String toString() {
    return query + "\n\n" + text;
  }
}
