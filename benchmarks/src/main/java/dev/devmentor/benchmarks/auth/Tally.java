package dev.devmentor.benchmarks.auth;

import dev.devmentor.benchmarks.load.Measurement;
import dev.devmentor.benchmarks.load.Measurements;
import dev.devmentor.benchmarks.server.Usage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rounds of one service, with the processor time that they took. */
final class Tally {

  private final String name;
  private final long process;
  private final Measurements rounds = new Measurements();
  private final Map<String, Double> processorSeconds = new HashMap<>();

  Tally(String name, long process) {
    this.name = name;
    this.process = process;
  }

  void count(String what, Supplier<Measurement> round) {
    double before = Usage.processorSeconds(process);
    rounds.keep(name + ", " + what, round.get());
    processorSeconds.merge(what, Usage.processorSeconds(process) - before, Double::sum);
  }

  /** Median of the rounds. */
  double perSecond(String what) {
    return rounds.median(name + ", " + what, Measurement::perSecond);
  }

  /** Median of the rounds, in milliseconds. */
  double p95(String what) {
    return rounds.median(name + ", " + what, Measurement::p95);
  }

  /** By second of processor time of the service's process, over all rounds. */
  double perCoreSecond(String what) {
    long all = rounds.of(name + ", " + what).stream().mapToLong(Measurement::requests).sum();
    return all / processorSeconds.get(what);
  }

  static Map<String, List<Measurement>> measurements(Tally... tallies) {
    Map<String, List<Measurement>> all = new LinkedHashMap<>();
    for (Tally tally : tallies) {
      all.putAll(tally.rounds.byName());
    }
    return all;
  }
}
