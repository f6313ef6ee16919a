package dev.devmentor.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of a run by the name of what was measured. */
public final class Measurements {

  private final Map<String, List<Measurement>> byName = new LinkedHashMap<>();

  /** Keeps a round, if every answer was as expected. */
  public void keep(String name, Measurement measurement) {
    System.out.printf("%-28s %s%n", name, measurement);
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(measurement.flawless(name));
  }

  /** The middle one of the rounds, by this value; the upper one of two. */
  public double median(String name, ToDoubleFunction<Measurement> value) {
    double[] values = of(name).stream().mapToDouble(value).sorted().toArray();
    return values[values.length / 2];
  }

  /** The rounds of one name, in order. */
  public List<Measurement> of(String name) {
    return byName.get(name);
  }

  /** Whether there are rounds of this name. */
  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** All of them, in order. */
  public Map<String, List<Measurement>> byName() {
    return byName;
  }
}
