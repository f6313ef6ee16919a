package dev.devmentor.localstack.qdrant.store;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import io.qdrant.client.grpc.Collections.CollectionParams;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Points.DenseVector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The vectors that each point of a collection may have; the one without a name is "". */
public final class VectorSpaces {

  private static final long LARGEST = 65_536;

  /** A named dense vector. */
  public record Dense(int size, Metric metric) {}

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
        .forEach((name, one) -> sparse.put(name, hasIdf(one)));
    for (String name : sparse.keySet()) {
      if (dense.containsKey(name)) {
        throw Refusal.wrongInput("vector name `" + name + "` is given twice");
      }
    }
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

  private static boolean hasIdf(SparseVectorParams params) {
    Refusal.unlessOnly(params, Set.of("index", "modifier"));
    Refusal.unlessOnly(params.getIndex(), Set.of("full_scan_threshold", "on_disk"));
    return switch (params.getModifier()) {
      case None -> false;
      case Idf -> true;
      case UNRECOGNIZED -> throw Refusal.wrongInput("unknown modifier of a sparse vector");
    };
  }

  /** Whether the weights of queries to the sparse vector are multiplied by IDF. */
  public boolean hasIdf(String name) {
    return sparseWithIdf.get(name);
  }

  /** The dense vector of this name; another name is refused. */
  public Dense dense(String name) {
    Dense space = dense.get(name);
    if (space == null) {
      throw Refusal.noVector(name);
    }
    return space;
  }

  /** Refuses a name that is not of a sparse vector. */
  public void requireSparse(String name) {
    if (!sparseWithIdf.containsKey(name)) {
      throw Refusal.noVector(name);
    }
  }

  /** Refuses a name that no vector has. */
  public void requireAny(String name) {
    if (!dense.containsKey(name)) {
      requireSparse(name);
    }
  }

  /** The vector as it is stored; refused if it has another size or numbers that are none. */
  public float[] read(String name, DenseVector vector) {
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
}
