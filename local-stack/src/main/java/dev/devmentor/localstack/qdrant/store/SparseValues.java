package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Points.SparseVector;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/** A sparse vector: dimensions in ascending order, none twice, each with its weight. */
public final class SparseValues {

  /** Unsigned 32-bit numbers. */
  private final int[] indices;

  private final float[] values;

  /** Indices in ascending order, as unsigned numbers. */
  public SparseValues(int[] indices, float[] values) {
    this.indices = indices;
    this.values = values;
  }

  /** The dimensions, ascending, as unsigned numbers. */
  public int[] indices() {
    return indices;
  }

  /** The weights, in the order of the dimensions. */
  public float[] values() {
    return values;
  }

  /**
   * Reads what a client sent; twice the same dimension or a weight that is no number is refused.
   */
  public static SparseValues of(SparseVector vector) {
    int size = vector.getIndicesCount();
    if (size != vector.getValuesCount()) {
      throw Refusal.wrongInput("sparse vector needs as many values as indices");
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Integer.compareUnsigned(vector.getIndices(a), vector.getIndices(b)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] indices = new int[size];
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      indices[i] = vector.getIndices(order[i]);
      values[i] = vector.getValues(order[i]);
      if (i > 0 && indices[i] == indices[i - 1]) {
        throw Refusal.wrongInput("sparse vector indices must be unique");
      }
      if (!Float.isFinite(values[i])) {
        throw Refusal.wrongInput("vector values must be finite");
      }
    }
    return new SparseValues(indices, values);
  }

  BytesRef bytes() {
    ByteBuffer buffer = ByteBuffer.allocate((Integer.BYTES + Float.BYTES) * indices.length);
    for (int i = 0; i < indices.length; i++) {
      buffer.putInt(indices[i]).putFloat(values[i]);
    }
    return new BytesRef(buffer.array());
  }

  /** The dot product with a vector as a document keeps it. */
  public float dot(BytesRef other) {
    ByteBuffer buffer = ByteBuffer.wrap(other.bytes, other.offset, other.length);
    float sum = 0;
    int mine = 0;
    while (buffer.hasRemaining() && mine < indices.length) {
      int index = buffer.getInt();
      float value = buffer.getFloat();
      while (mine < indices.length && Integer.compareUnsigned(indices[mine], index) < 0) {
        mine++;
      }
      if (mine < indices.length && indices[mine] == index) {
        sum += values[mine] * value;
      }
    }
    return sum;
  }

  boolean isEmpty() {
    return indices.length == 0;
  }

  /** The vector as clients see it. */
  public SparseVector message() {
    SparseVector.Builder vector = SparseVector.newBuilder();
    for (int i = 0; i < indices.length; i++) {
      vector.addIndices(indices[i]).addValues(values[i]);
    }
    return vector.build();
  }
}
