package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Points.DenseVector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The vectors that each point of a collection may have; the one without a name is "". */
final class VectorSpaces {

  private static final long LARGEST = 65_536;

  /** A named dense vector. */
  record Dense(int size, Metric metric) {}

  private final Map<String, Dense> dense;
  private final Map<String, Boolean> sparseWithIdf;

  private VectorSpaces(Map<String, Dense> dense, Map<String, Boolean> sparseWithIdf) {
    this.dense = dense;
    this.sparseWithIdf = sparseWithIdf;
  }

  static VectorSpaces of(CollectionParams params) {
    Map<String, Dense> dense = new HashMap<>();
    VectorsConfig config = params.getVectorsConfig();
    if (config.hasParams()) {
      dense.put("", dense(config.getParams()));
    }
    config.getParamsMap().getMapMap().forEach((name, one) -> dense.put(name, dense(one)));
    Map<String, Boolean> sparse = new HashMap<>();
    params
        .getSparseVectorsConfig()
        .getMapMap()
        .forEach((name, one) -> sparse.put(name, one.getModifier() == Modifier.Idf));
    return new VectorSpaces(dense, sparse);
  }

  private static Dense dense(VectorParams params) {
    Refusal.unlessOnly(
        params, Set.of("size", "distance", "hnsw_config", "on_disk", "quantization_config"));
    if (params.getSize() < 1 || params.getSize() > LARGEST) {
      throw Refusal.wrongInput("vector size must be from 1 to " + LARGEST);
    }
    return new Dense((int) params.getSize(), Metric.of(params.getDistance()));
  }

  boolean isDense(String name) {
    return dense.containsKey(name);
  }

  boolean isSparse(String name) {
    return sparseWithIdf.containsKey(name);
  }

  boolean hasIdf(String name) {
    return sparseWithIdf.get(name);
  }

  Dense dense(String name) {
    Dense space = dense.get(name);
    if (space == null) {
      throw unknown(name);
    }
    return space;
  }

  void requireSparse(String name) {
    if (!isSparse(name)) {
      throw unknown(name);
    }
  }

  /** The vector as it is stored; refused if it has another size or numbers that are none. */
  float[] read(String name, DenseVector vector) {
    Dense space = dense(name);
    if (vector.getDataCount() != space.size()) {
      throw Refusal.wrongInput(
          "Vector dimension error: expected dim: %d, got %d"
              .formatted(space.size(), vector.getDataCount()));
    }
    float[] values = new float[space.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.getData(i);
      if (!Float.isFinite(values[i])) {
        throw Refusal.wrongInput("vector values must be finite");
      }
    }
    return space.metric().prepare(values);
  }

  private static RuntimeException unknown(String name) {
    return Refusal.wrongInput("Not existing vector name error: " + name);
  }
}
