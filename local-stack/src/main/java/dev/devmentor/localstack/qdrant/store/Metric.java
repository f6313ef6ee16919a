package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Collections.Distance;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/** How near two dense vectors are. Source: Qdrant's documentation, "Distance Metrics". */
public enum Metric {
  /**
   * "Cosine similarity is implemented as dot-product over normalized vectors. Vectors are
   * automatically normalized during upload."
   */
  COSINE(true),
  DOT(true),
  EUCLID(false),
  MANHATTAN(false);

  private final boolean moreIsNearer;

  Metric(boolean moreIsNearer) {
    this.moreIsNearer = moreIsNearer;
  }

  static Metric of(Distance distance) {
    return switch (distance) {
      case Cosine -> COSINE;
      case Dot -> DOT;
      case Euclid -> EUCLID;
      case Manhattan -> MANHATTAN;
      case UnknownDistance, UNRECOGNIZED -> throw Refusal.wrongInput("a vector needs a distance");
    };
  }

  /** The vector as it is stored and compared; nothing but zeros stays as it is. */
  float[] prepare(float[] vector) {
    if (this != COSINE) {
      return vector;
    }
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (square == 0) {
      return vector;
    }
    double length = Math.sqrt(square);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  /** The score that clients see. */
  public float score(float[] one, float[] other) {
    return switch (this) {
      case COSINE, DOT -> VectorUtil.dotProduct(one, other);
      case EUCLID -> (float) Math.sqrt(VectorUtil.squareDistance(one, other));
      case MANHATTAN -> manhattan(one, other);
    };
  }

  private static float manhattan(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }

  /** Whether the greater of two scores is the better one; distances are better when smaller. */
  public boolean moreIsNearer() {
    return moreIsNearer;
  }

  static BytesRef bytes(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * vector.length);
    buffer.asFloatBuffer().put(vector);
    return new BytesRef(buffer.array());
  }

  /** Reads what a document keeps of a vector. */
  public static void read(BytesRef bytes, float[] into) {
    FloatBuffer stored = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asFloatBuffer();
    stored.get(into);
  }
}
