package dev.devmentor.localstack.qdrant.store;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectors;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/**
 * A point as it is kept.
 *
 * @param dense vectors by name, normalised where the metric asks for it
 */
public record StoredPoint(
    PointKey key,
    Map<String, Value> payload,
    Map<String, float[]> dense,
    Map<String, SparseValues> sparse) {

  /** Reads what a client sent; vectors of another size or name are refused. */
  public static StoredPoint of(PointStruct point, VectorSpaces spaces) {
    Map<String, float[]> dense = new HashMap<>();
    Map<String, SparseValues> sparse = new HashMap<>();
    vectorsOf(point.getVectors())
        .forEach((name, vector) -> put(name, vector, spaces, dense, sparse));
    return new StoredPoint(PointKey.of(point.getId()), point.getPayloadMap(), dense, sparse);
  }

  private static Map<String, Vector> vectorsOf(Vectors vectors) {
    return switch (vectors.getVectorsOptionsCase()) {
      case VECTOR -> Map.of("", vectors.getVector());
      case VECTORS -> vectors.getVectors().getVectorsMap();
      case VECTORSOPTIONS_NOT_SET -> Map.of();
    };
  }

  private static void put(
      String name,
      Vector vector,
      VectorSpaces spaces,
      Map<String, float[]> dense,
      Map<String, SparseValues> sparse) {
    switch (vector.getVectorCase()) {
      case SPARSE -> {
        spaces.requireSparse(name);
        sparse.put(name, SparseValues.of(vector.getSparse()));
      }
      case DENSE -> dense.put(name, spaces.read(name, vector.getDense()));
      case VECTOR_NOT_SET -> dense.put(name, spaces.read(name, plain(vector)));
      default -> throw Refusal.unsupported("Vector." + vector.getVectorCase());
    }
  }

  /** Older clients send the numbers in a field that is deprecated but served. */
  @SuppressWarnings("deprecation")
  private static DenseVector plain(Vector vector) {
    if (vector.hasIndices() || vector.hasVectorsCount()) {
      throw Refusal.unsupported("Vector.indices");
    }
    return DenseVector.newBuilder().addAllData(vector.getDataList()).build();
  }

  /** The same vectors with another payload. */
  public StoredPoint withPayload(Map<String, Value> changed) {
    return new StoredPoint(key, changed, dense, sparse);
  }

  byte[] bytes() {
    NamedVectors.Builder vectors = NamedVectors.newBuilder();
    dense.forEach((name, values) -> vectors.putVectors(name, message(values)));
    sparse.forEach(
        (name, values) ->
            vectors.putVectors(name, Vector.newBuilder().setSparse(values.message()).build()));
    return PointStruct.newBuilder()
        .setId(key.id())
        .putAllPayload(payload)
        .setVectors(Vectors.newBuilder().setVectors(vectors))
        .build()
        .toByteArray();
  }

  private static Vector message(float[] values) {
    DenseVector.Builder vector = DenseVector.newBuilder();
    for (float value : values) {
      vector.addData(value);
    }
    return Vector.newBuilder().setDense(vector).build();
  }

  /** Reads what {@link #bytes()} wrote. */
  static StoredPoint read(BytesRef bytes) {
    try {
      PointStruct point = PointStruct.parser().parseFrom(bytes.bytes, bytes.offset, bytes.length);
      Map<String, float[]> dense = new HashMap<>();
      Map<String, SparseValues> sparse = new HashMap<>();
      point
          .getVectors()
          .getVectors()
          .getVectorsMap()
          .forEach(
              (name, vector) -> {
                if (vector.hasSparse()) {
                  sparse.put(name, SparseValues.of(vector.getSparse()));
                } else {
                  dense.put(name, floats(vector.getDense()));
                }
              });
      return new StoredPoint(PointKey.of(point.getId()), point.getPayloadMap(), dense, sparse);
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException("a stored point cannot be read", corrupt);
    }
  }

  private static float[] floats(DenseVector vector) {
    float[] values = new float[vector.getDataCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.getData(i);
    }
    return values;
  }

  /** The id as clients know it. */
  public PointId id() {
    return key.id();
  }
}
