package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.search.FilterQueries;
import dev.devmentor.localstack.qdrant.store.Collection;
import dev.devmentor.localstack.qdrant.store.CollectionStore;
import dev.devmentor.localstack.qdrant.store.PayloadPath;
import dev.devmentor.localstack.qdrant.store.PointKey;
import dev.devmentor.localstack.qdrant.store.StoredPoint;
import dev.devmentor.localstack.qdrant.store.Targets;
import io.qdrant.client.grpc.Collections.PayloadIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeleteFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePayloadPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
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
import java.util.stream.Collectors;

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
    return done(request.getWait());
  }

  DoubleFunction<PointsOperationResponse> delete(DeletePoints request) {
    Refusal.unlessOnly(request, Set.of("collection_name", "wait", "points", "ordering", "timeout"));
    store.get(request.getCollectionName()).delete(targets(request.getPoints()).query());
    return done(request.getWait());
  }

  /** Sets the given keys, or replaces the payload as a whole. */
  DoubleFunction<PointsOperationResponse> setPayload(SetPayloadPoints request, boolean whole) {
    Refusal.unlessOnly(
        request,
        Set.of("collection_name", "wait", "payload", "points_selector", "ordering", "timeout"));
    store
        .get(request.getCollectionName())
        .changePayload(
            targets(request.getPointsSelector()),
            before -> {
              Map<String, Value> changed = new HashMap<>(whole ? Map.of() : before);
              changed.putAll(request.getPayloadMap());
              return changed;
            });
    return done(request.getWait());
  }

  DoubleFunction<PointsOperationResponse> deletePayload(DeletePayloadPoints request) {
    Refusal.unlessOnly(
        request,
        Set.of("collection_name", "wait", "keys", "points_selector", "ordering", "timeout"));
    Set<String> gone =
        request.getKeysList().stream().map(PayloadPath::topLevel).collect(Collectors.toSet());
    store
        .get(request.getCollectionName())
        .changePayload(
            targets(request.getPointsSelector()),
            before -> {
              Map<String, Value> changed = new HashMap<>(before);
              changed.keySet().removeAll(gone);
              return changed;
            });
    return done(request.getWait());
  }

  DoubleFunction<PointsOperationResponse> clearPayload(ClearPayloadPoints request) {
    Refusal.unlessOnly(request, Set.of("collection_name", "wait", "points", "ordering", "timeout"));
    store
        .get(request.getCollectionName())
        .changePayload(targets(request.getPoints()), _ -> Map.of());
    return done(request.getWait());
  }

  /** Every path is indexed anyway; what clients ask for is kept, so that they see it again. */
  DoubleFunction<PointsOperationResponse> createFieldIndex(CreateFieldIndexCollection request) {
    Refusal.unlessOnly(
        request,
        Set.of(
            "collection_name",
            "wait",
            "field_name",
            "field_type",
            "field_index_params",
            "ordering",
            "timeout"));
    PayloadSchemaInfo.Builder schema = PayloadSchemaInfo.newBuilder().setDataType(typeOf(request));
    if (request.hasFieldIndexParams()) {
      schema.setParams(request.getFieldIndexParams());
    }
    String path = PayloadPath.of(request.getFieldName()).text();
    store.change(
        request.getCollectionName(),
        info -> info.toBuilder().putPayloadSchema(path, schema.build()).build());
    return done(request.getWait());
  }

  private static PayloadSchemaType typeOf(CreateFieldIndexCollection request) {
    if (!request.hasFieldType() && request.hasFieldIndexParams()) {
      return typeOf(request.getFieldIndexParams());
    }
    return switch (request.getFieldType()) {
      case FieldTypeKeyword -> PayloadSchemaType.Keyword;
      case FieldTypeInteger -> PayloadSchemaType.Integer;
      case FieldTypeFloat -> PayloadSchemaType.Float;
      case FieldTypeBool -> PayloadSchemaType.Bool;
      case FieldTypeDatetime -> PayloadSchemaType.Datetime;
      case FieldTypeUuid -> PayloadSchemaType.Uuid;
      case FieldTypeText, FieldTypeGeo ->
          throw Refusal.unsupported("FieldType." + request.getFieldType());
      case UNRECOGNIZED -> throw Refusal.wrongInput("unknown field type");
    };
  }

  private static PayloadSchemaType typeOf(PayloadIndexParams params) {
    return switch (params.getIndexParamsCase()) {
      case KEYWORD_INDEX_PARAMS -> PayloadSchemaType.Keyword;
      case INTEGER_INDEX_PARAMS -> PayloadSchemaType.Integer;
      case FLOAT_INDEX_PARAMS -> PayloadSchemaType.Float;
      case BOOL_INDEX_PARAMS -> PayloadSchemaType.Bool;
      case DATETIME_INDEX_PARAMS -> PayloadSchemaType.Datetime;
      case UUID_INDEX_PARAMS -> PayloadSchemaType.Uuid;
      case TEXT_INDEX_PARAMS, GEO_INDEX_PARAMS ->
          throw Refusal.unsupported("PayloadIndexParams." + params.getIndexParamsCase());
      case INDEXPARAMS_NOT_SET -> throw Refusal.wrongInput("unknown field type");
    };
  }

  DoubleFunction<PointsOperationResponse> deleteFieldIndex(DeleteFieldIndexCollection request) {
    Refusal.unlessOnly(
        request, Set.of("collection_name", "wait", "field_name", "ordering", "timeout"));
    String path = PayloadPath.of(request.getFieldName()).text();
    store.change(
        request.getCollectionName(), info -> info.toBuilder().removePayloadSchema(path).build());
    return done(request.getWait());
  }

  private static Targets targets(PointsSelector selector) {
    return switch (selector.getPointsSelectorOneOfCase()) {
      case POINTS -> {
        List<PointKey> keys =
            selector.getPoints().getIdsList().stream().map(PointKey::of).distinct().toList();
        yield new Targets(FilterQueries.ids(keys), keys);
      }
      case FILTER -> new Targets(FilterQueries.of(selector.getFilter()), List.of());
      case POINTSSELECTORONEOF_NOT_SET -> throw Refusal.wrongInput("PointSelector is missing");
    };
  }

  /** The change is on disk either way; the status is the one that Qdrant gives. */
  private DoubleFunction<PointsOperationResponse> done(boolean waited) {
    UpdateResult result =
        UpdateResult.newBuilder()
            .setOperationId(operations.incrementAndGet())
            .setStatus(waited ? UpdateStatus.Completed : UpdateStatus.Acknowledged)
            .build();
    return seconds ->
        PointsOperationResponse.newBuilder().setResult(result).setTime(seconds).build();
  }
}
