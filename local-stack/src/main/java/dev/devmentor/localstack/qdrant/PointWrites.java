package dev.devmentor.localstack.qdrant;

import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeleteFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePayloadPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.FieldType;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpdateStatus;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleFunction;
import org.apache.lucene.search.Query;

/** Changes of points. */
final class PointWrites {

  private final CollectionStore store;
  private final AtomicLong operations = new AtomicLong();

  PointWrites(CollectionStore store) {
    this.store = store;
  }

  DoubleFunction<PointsOperationResponse> upsert(UpsertPoints request) {
    Refusal.unlessOnly(request, Set.of("collection_name", "wait", "points", "ordering", "timeout"));
    Collection collection = store.get(request.getCollectionName());
    List<StoredPoint> points =
        request.getPointsList().stream()
            .map(point -> StoredPoint.of(point, collection.spaces()))
            .toList();
    collection.upsert(points);
    return this::completed;
  }

  DoubleFunction<PointsOperationResponse> delete(DeletePoints request) {
    Refusal.unlessOnly(request, Set.of("collection_name", "wait", "points", "ordering", "timeout"));
    store.get(request.getCollectionName()).delete(selected(request.getPoints()));
    return this::completed;
  }

  /** Sets the given keys, or replaces the payload as a whole. */
  DoubleFunction<PointsOperationResponse> setPayload(SetPayloadPoints request, boolean whole) {
    Refusal.unlessOnly(
        request,
        Set.of("collection_name", "wait", "payload", "points_selector", "ordering", "timeout"));
    store
        .get(request.getCollectionName())
        .changePayload(
            selected(request.getPointsSelector()),
            before -> {
              Map<String, Value> changed = new HashMap<>(whole ? Map.of() : before);
              changed.putAll(request.getPayloadMap());
              return changed;
            });
    return this::completed;
  }

  DoubleFunction<PointsOperationResponse> deletePayload(DeletePayloadPoints request) {
    Refusal.unlessOnly(
        request,
        Set.of("collection_name", "wait", "keys", "points_selector", "ordering", "timeout"));
    store
        .get(request.getCollectionName())
        .changePayload(
            selected(request.getPointsSelector()),
            before -> {
              Map<String, Value> changed = new HashMap<>(before);
              changed.keySet().removeAll(Set.copyOf(request.getKeysList()));
              return changed;
            });
    return this::completed;
  }

  DoubleFunction<PointsOperationResponse> clearPayload(ClearPayloadPoints request) {
    Refusal.unlessOnly(request, Set.of("collection_name", "wait", "points", "ordering", "timeout"));
    store
        .get(request.getCollectionName())
        .changePayload(selected(request.getPoints()), _ -> Map.of());
    return this::completed;
  }

  /** Every path is indexed anyway; what clients ask for is kept, so that they see it again. */
  DoubleFunction<PointsOperationResponse> createFieldIndex(CreateFieldIndexCollection request) {
    PayloadSchemaInfo.Builder schema =
        PayloadSchemaInfo.newBuilder().setDataType(typeOf(request.getFieldType()));
    if (request.hasFieldIndexParams()) {
      schema.setParams(request.getFieldIndexParams());
    }
    store.change(
        request.getCollectionName(),
        info -> info.toBuilder().putPayloadSchema(request.getFieldName(), schema.build()).build());
    return this::completed;
  }

  private static PayloadSchemaType typeOf(FieldType type) {
    return switch (type) {
      case FieldTypeKeyword -> PayloadSchemaType.Keyword;
      case FieldTypeInteger -> PayloadSchemaType.Integer;
      case FieldTypeFloat -> PayloadSchemaType.Float;
      case FieldTypeBool -> PayloadSchemaType.Bool;
      case FieldTypeDatetime -> PayloadSchemaType.Datetime;
      case FieldTypeUuid -> PayloadSchemaType.Uuid;
      case FieldTypeText, FieldTypeGeo -> throw Refusal.unsupported("FieldType." + type);
      case UNRECOGNIZED -> throw Refusal.wrongInput("unknown field type");
    };
  }

  DoubleFunction<PointsOperationResponse> deleteFieldIndex(DeleteFieldIndexCollection request) {
    store.change(request.getCollectionName(), info -> without(info, request.getFieldName()));
    return this::completed;
  }

  private static CollectionInfo without(CollectionInfo info, String field) {
    return info.toBuilder().removePayloadSchema(field).build();
  }

  private static Query selected(PointsSelector selector) {
    return switch (selector.getPointsSelectorOneOfCase()) {
      case POINTS ->
          FilterQueries.ids(selector.getPoints().getIdsList().stream().map(PointKey::of).toList());
      case FILTER -> FilterQueries.of(selector.getFilter());
      case POINTSSELECTORONEOF_NOT_SET -> throw Refusal.wrongInput("PointSelector is missing");
    };
  }

  private PointsOperationResponse completed(double seconds) {
    return PointsOperationResponse.newBuilder()
        .setResult(
            UpdateResult.newBuilder()
                .setOperationId(operations.incrementAndGet())
                .setStatus(UpdateStatus.Completed))
        .setTime(seconds)
        .build();
  }
}
