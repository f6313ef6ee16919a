package dev.devmentor.benchmarks.result;

import java.util.Map;

/**
 * Values side by side, for a plot.
 *
 * @param title what is shown
 * @param unit of every value
 * @param values by the name of what was measured, in order
 */
public record Figure(String title, String unit, Map<String, Double> values) {}
