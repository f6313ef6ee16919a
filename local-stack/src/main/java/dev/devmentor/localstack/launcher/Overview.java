package dev.devmentor.localstack.launcher;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the platform is at one moment.
 *
 * @param launched whether there is a launcher
 * @param ready whether the launcher has started everything
 * @param parts how each of them is
 */
record Overview(boolean launched, boolean ready, Map<Part, Condition> parts) {

  static final String ANEW = "./devmentor down && ./devmentor up -d";

  /** Looks at each part; one that hangs takes a second. */
  static Overview of(RunState state, Health health, Collection<Part> looked) {
    Map<Part, Long> processes = state.processes();
    Map<Part, Condition> parts = new EnumMap<>(Part.class);
    for (Part part : looked) {
      Condition answer = health.isUp(part) ? Condition.HEALTHY : Condition.UNHEALTHY;
      parts.put(part, processes.containsKey(part) ? answer : Condition.STOPPED);
    }
    return new Overview(state.launcher().isPresent(), state.isReady(), parts);
  }

  /** Whether the launcher has started everything, and all of it answers. */
  boolean isUp() {
    return ready && missing().isEmpty();
  }

  boolean isHealthy(Part part) {
    return parts.get(part) == Condition.HEALTHY;
  }

  List<Part> missing() {
    return parts.keySet().stream().filter(part -> !isHealthy(part)).toList();
  }

  /** What is missing, for people: {@code Redis is stopped, S3 is unhealthy}. */
  String shortcomings() {
    return missing().stream()
        .map(part -> part.title() + " is " + parts.get(part))
        .collect(joining(", "));
  }

  /** In one line. */
  String headline() {
    if (isUp()) {
      return "up";
    }
    if (ready) {
      return "partly up: %s. The launcher starts again what ends; if it stays so: %s"
          .formatted(shortcomings(), ANEW);
    }
    return launched ? "starting" : "not up (./devmentor up starts it)";
  }
}
