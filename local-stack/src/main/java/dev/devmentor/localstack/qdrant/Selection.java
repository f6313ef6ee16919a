package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.store.PayloadPath;
import dev.devmentor.localstack.qdrant.store.StoredPoint;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which parts of a point an answer shows. */
record Selection(WithPayloadSelector payload, WithVectorsSelector vectors) {

  Selection {
    topLevel(payload.getInclude().getFieldsList());
    topLevel(payload.getExclude().getFieldsList());
  }

  RetrievedPoint retrieved(StoredPoint point) {
    RetrievedPoint.Builder answer =
        RetrievedPoint.newBuilder().setId(point.id()).putAllPayload(payload(point.payload()));
    vectors(point).ifPresent(answer::setVectors);
    return answer.build();
  }

  ScoredPoint scored(StoredPoint point, float score) {
    ScoredPoint.Builder answer =
        ScoredPoint.newBuilder()
            .setId(point.id())
            .setScore(score)
            .putAllPayload(payload(point.payload()));
    vectors(point).ifPresent(answer::setVectors);
    return answer.build();
  }

  private Map<String, Value> payload(Map<String, Value> all) {
    return switch (payload.getSelectorOptionsCase()) {
      case ENABLE -> payload.getEnable() ? all : Map.of();
      case INCLUDE -> keep(all, topLevel(payload.getInclude().getFieldsList()), true);
      case EXCLUDE -> keep(all, topLevel(payload.getExclude().getFieldsList()), false);
      case SELECTOROPTIONS_NOT_SET -> Map.of();
    };
  }

  private static List<String> topLevel(List<String> fields) {
    return fields.stream().map(PayloadPath::topLevel).toList();
  }

  private static Map<String, Value> keep(
      Map<String, Value> all, List<String> fields, boolean named) {
    Map<String, Value> kept = new HashMap<>(all);
    kept.keySet().removeIf(field -> fields.contains(field) != named);
    return kept;
  }

  private Optional<VectorsOutput> vectors(StoredPoint point) {
    return switch (vectors.getSelectorOptionsCase()) {
      case ENABLE -> vectors.getEnable() ? Optional.of(output(point, null)) : Optional.empty();
      case INCLUDE -> Optional.of(output(point, vectors.getInclude().getNamesList()));
      case SELECTOROPTIONS_NOT_SET -> Optional.empty();
    };
  }

  private static VectorsOutput output(StoredPoint point, List<String> names) {
    if (point.dense().containsKey("") && names == null && point.sparse().isEmpty()) {
      return VectorsOutput.newBuilder().setVector(output(point.dense().get(""))).build();
    }
    NamedVectorsOutput.Builder named = NamedVectorsOutput.newBuilder();
    point.dense().forEach((name, values) -> put(named, names, name, output(values)));
    point
        .sparse()
        .forEach(
            (name, values) ->
                put(
                    named,
                    names,
                    name,
                    VectorOutput.newBuilder().setSparse(values.message()).build()));
    return VectorsOutput.newBuilder().setVectors(named).build();
  }

  private static void put(
      NamedVectorsOutput.Builder all, List<String> names, String name, VectorOutput vector) {
    if (names == null || names.contains(name)) {
      all.putVectors(name, vector);
    }
  }

  private static VectorOutput output(float[] values) {
    DenseVector.Builder vector = DenseVector.newBuilder();
    for (float value : values) {
      vector.addData(value);
    }
    return VectorOutput.newBuilder().setDense(vector).build();
  }
}
