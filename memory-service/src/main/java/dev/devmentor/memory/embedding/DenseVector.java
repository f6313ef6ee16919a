package dev.devmentor.memory.embedding;

import java.util.AbstractList;
import java.util.List;

/** A vector of length 1 that stands for the meaning of a text. */
public final class DenseVector {

  private final float[] components;

  private DenseVector(float[] components) {
    this.components = components;
  }

  /** The vector in this direction; the array is the vector's from now on. */
  static DenseVector towards(float[] direction) {
    double squares = 0;
    for (float component : direction) {
      squares += (double) component * component;
    }
    float length = (float) Math.sqrt(Math.max(squares, 1e-24));
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= length;
    }
    return new DenseVector(direction);
  }

  /** How close two meanings are: 1 for the same, 0 for strangers. */
  public double cosine(DenseVector other) {
    double sum = 0;
    for (int i = 0; i < components.length; i++) {
      sum += components[i] * other.components[i];
    }
    return sum;
  }

  /** A view of the components. */
  public List<Float> components() {
    return new AbstractList<>() {
      @Override
      public Float get(int i) {
        return components[i];
      }

      @Override
      public int size() {
        return components.length;
      }
    };
  }
}
