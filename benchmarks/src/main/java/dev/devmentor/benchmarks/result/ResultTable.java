package dev.devmentor.benchmarks.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The newest results as a document. */
final class ResultTable {

  private static final String HEAD =
      """
      # Results

      Written by `benchmarks/run`; [what is measured and how](../README.md). Load generator and servers share one machine,
      so the ratios tell more than the numbers. Every answer of every run was checked.
      """;

  private ResultTable() {}

  static String of(List<Result> results) {
    return HEAD + results.stream().map(ResultTable::section).collect(Collectors.joining());
  }

  private static String section(Result result) {
    return """

    ## %s

    `%s`, %s: %s, %d cores, %,d MB; %s; JDK %s; revision %s; cores in use before the run %.0f %%%s

    | what | bar | measured | reached |
    |---|---|---|---|
    %s
    %s
    """
        .formatted(
            result.benchmark(),
            result.command(),
            result.at().toString().substring(0, 10),
            result.machine().processor(),
            result.machine().cores(),
            result.machine().memoryMegabytes(),
            result.machine().system(),
            result.machine().java(),
            result.machine().revision(),
            100 * result.machine().inUse(),
            versions(result.versions()),
            result.bars().stream().map(ResultTable::row).collect(Collectors.joining()),
            plots(result));
  }

  private static String plots(Result result) {
    return IntStream.range(0, result.figures().size())
        .mapToObj(
            i ->
                "![%s](%s/%s)"
                    .formatted(
                        result.figures().get(i).title(),
                        result.benchmark(),
                        ResultStore.plotName(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String versions(Map<String, String> versions) {
    return versions == null || versions.isEmpty()
        ? ""
        : versions.entrySet().stream()
            .map(version -> version.getKey() + " " + version.getValue())
            .collect(Collectors.joining(", ", "; ", ""));
  }

  private static String row(Bar bar) {
    return "| %s | %s %s | %s | %s |%n"
        .formatted(
            bar.name(),
            bar.kind().sign(),
            quantity(bar.limit(), bar.unit()),
            quantity(bar.measured(), bar.unit()),
            bar.reached() ? "yes" : "**no**");
  }

  private static String quantity(double value, String unit) {
    String digits = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits, value) + " " + unit;
  }
}
