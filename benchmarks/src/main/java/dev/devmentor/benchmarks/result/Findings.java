package dev.devmentor.benchmarks.result;

import dev.devmentor.benchmarks.load.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark found out.
 *
 * @param versions of what was compared, by name
 * @param bars what had to be reached
 * @param figures what is plotted
 * @param measurements every single one, by subject and scenario
 */
public record Findings(
    Map<String, String> versions,
    List<Bar> bars,
    List<Figure> figures,
    Map<String, List<Measurement>> measurements) {

  /** Values by name, in this order: name, value, name, value and so on. */
  public static Map<String, Double> inOrder(Object... namesAndValues) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
    }
    return values;
  }
}
