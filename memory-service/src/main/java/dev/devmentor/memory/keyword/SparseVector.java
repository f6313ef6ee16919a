package dev.devmentor.memory.keyword;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vector of which most components are zero.
 *
 * @param indices of the other components, ascending, each once; read as unsigned
 * @param values of these components
 */
public record SparseVector(List<Integer> indices, List<Float> values) {

  /** The vector with these components. */
  static SparseVector of(Map<Integer, Float> components) {
    TreeMap<Integer, Float> ordered = new TreeMap<>(Integer::compareUnsigned);
    ordered.putAll(components);
    return new SparseVector(List.copyOf(ordered.keySet()), List.copyOf(ordered.values()));
  }

  /** Whether all components are zero: a text without any word to compare. */
  public boolean isEmpty() {
    return indices.isEmpty();
  }
}
