package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.Points.SparseVector;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;

/** A sparse vector: dimensions in ascending order, none twice, each with its weight. */
final class SparseValues {

  /** Unsigned 32-bit numbers. */
  private final int[] indices;

  private final float[] values;

  SparseValues(int[] indices, float[] values) {
    this.indices = indices;
    this.values = values;
  }

  int[] indices() {
    return indices;
  }

  float[] values() {
    return values;
  }

  static SparseValues of(SparseVector vector) {
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
    ByteBuffer buffer = ByteBuffer.allocate(8 * indices.length);
    for (int i = 0; i < indices.length; i++) {
      buffer.putInt(indices[i]).putFloat(values[i]);
    }
    return new BytesRef(buffer.array());
  }

  /** The dot product with a vector that was written by {@link #bytes()}. */
  float dot(BytesRef other) {
    ByteBuffer buffer = ByteBuffer.wrap(other.bytes, other.offset, other.length);
    double sum = 0;
    int mine = 0;
    while (buffer.hasRemaining() && mine < indices.length) {
      int index = buffer.getInt();
      float value = buffer.getFloat();
      while (mine < indices.length && Integer.compareUnsigned(indices[mine], index) < 0) {
        mine++;
      }
      if (mine < indices.length && indices[mine] == index) {
        sum += (double) values[mine] * value;
      }
    }
    return (float) sum;
  }

  SparseVector message() {
    SparseVector.Builder vector = SparseVector.newBuilder();
    for (int i = 0; i < indices.length; i++) {
      vector.addIndices(indices[i]).addValues(values[i]);
    }
    return vector.build();
  }
}
