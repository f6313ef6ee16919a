package dev.devmentor.localstack.qdrant;

import dev.devmentor.localstack.qdrant.protocol.Refusal;
import dev.devmentor.localstack.qdrant.search.FilterQueries;
import dev.devmentor.localstack.qdrant.search.QueryRunner;
import dev.devmentor.localstack.qdrant.store.Collection;
import dev.devmentor.localstack.qdrant.store.CollectionStore;
import dev.devmentor.localstack.qdrant.store.Hit;
import dev.devmentor.localstack.qdrant.store.PointDocuments;
import dev.devmentor.localstack.qdrant.store.PointKey;
import dev.devmentor.localstack.qdrant.store.Snapshot;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.CountResponse;
import io.qdrant.client.grpc.Points.CountResult;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.GetResponse;
import io.qdrant.client.grpc.Points.QueryBatchPoints;
import io.qdrant.client.grpc.Points.QueryBatchResponse;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.QueryResponse;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Looks at points: by id, in order, by number, by nearness. */
final class PointReads {

  private static final int DEFAULT_LIMIT = 10;

  /** Scrolling shows payloads unless it is told otherwise; the other reads do not. */
  private static final WithPayloadSelector WHOLE_PAYLOAD =
      WithPayloadSelector.newBuilder().setEnable(true).build();

  private final CollectionStore store;

  PointReads(CollectionStore store) {
    this.store = store;
  }

  DoubleFunction<GetResponse> get(GetPoints request) {
    Refusal.unlessOnly(
        request,
        Set.of(
            "collection_name",
            "ids",
            "with_payload",
            "with_vectors",
            "read_consistency",
            "timeout"));
    List<PointKey> keys = request.getIdsList().stream().map(PointKey::of).distinct().toList();
    Selection selection = new Selection(request.getWithPayload(), request.getWithVectors());
    return store
        .get(request.getCollectionName())
        .read(snapshot -> got(snapshot, present(snapshot, keys), selection));
  }

  /** The points that are there, in the order of the keys. */
  private static List<Hit> present(Snapshot snapshot, List<PointKey> keys) throws IOException {
    Map<PointKey, Hit> hits =
        snapshot.byId(FilterQueries.ids(keys), keys.size()).stream()
            .collect(Collectors.toMap(Hit::key, Function.identity()));
    return keys.stream().map(hits::get).filter(Objects::nonNull).toList();
  }

  private static DoubleFunction<GetResponse> got(
      Snapshot snapshot, List<Hit> hits, Selection selection) throws IOException {
    GetResponse.Builder answer = GetResponse.newBuilder();
    AnswerSize size = new AnswerSize();
    for (Hit hit : hits) {
      answer.addResult(size.counted(selection.retrieved(snapshot.point(hit.document()))));
    }
    return seconds -> answer.setTime(seconds).build();
  }

  DoubleFunction<ScrollResponse> scroll(ScrollPoints request) {
    Refusal.unlessOnly(
        request,
        Set.of(
            "collection_name",
            "filter",
            "offset",
            "limit",
            "with_payload",
            "with_vectors",
            "read_consistency",
            "timeout"));
    long limit = request.hasLimit() ? Integer.toUnsignedLong(request.getLimit()) : DEFAULT_LIMIT;
    if (limit < 1) {
      throw Refusal.wrongInput("limit must be 1 or larger");
    }
    Query wanted = pageQuery(request);
    Selection selection =
        new Selection(
            request.hasWithPayload() ? request.getWithPayload() : WHOLE_PAYLOAD,
            request.getWithVectors());
    return store
        .get(request.getCollectionName())
        .read(snapshot -> page(snapshot, snapshot.byId(wanted, limit + 1), limit, selection));
  }

  private static Query pageQuery(ScrollPoints request) {
    Query filter = FilterQueries.of(request.getFilter());
    if (!request.hasOffset()) {
      return filter;
    }
    BytesRef from = new BytesRef(PointKey.of(request.getOffset()).text());
    return new BooleanQuery.Builder()
        .add(filter, Occur.FILTER)
        .add(new TermRangeQuery(PointDocuments.ID, from, null, true, true), Occur.FILTER)
        .build();
  }

  /** The hits are one more than the page if there is a next one. */
  private static DoubleFunction<ScrollResponse> page(
      Snapshot snapshot, List<Hit> hits, long limit, Selection selection) throws IOException {
    ScrollResponse.Builder answer = ScrollResponse.newBuilder();
    AnswerSize size = new AnswerSize();
    for (Hit hit : hits) {
      if (answer.getResultCount() == limit) {
        answer.setNextPageOffset(hit.key().id());
      } else {
        answer.addResult(size.counted(selection.retrieved(snapshot.point(hit.document()))));
      }
    }
    return seconds -> answer.setTime(seconds).build();
  }

  DoubleFunction<CountResponse> count(CountPoints request) {
    Refusal.unlessOnly(
        request, Set.of("collection_name", "filter", "exact", "read_consistency", "timeout"));
    Query filter = FilterQueries.of(request.getFilter());
    long count = store.get(request.getCollectionName()).read(snapshot -> snapshot.count(filter));
    return seconds ->
        CountResponse.newBuilder()
            .setResult(CountResult.newBuilder().setCount(count))
            .setTime(seconds)
            .build();
  }

  DoubleFunction<QueryResponse> query(QueryPoints request) {
    Collection collection = store.get(request.getCollectionName());
    List<ScoredPoint> found =
        collection.read(
            snapshot ->
                found(
                    new QueryRunner(collection.spaces(), snapshot),
                    snapshot,
                    request,
                    new AnswerSize()));
    return seconds -> QueryResponse.newBuilder().addAllResult(found).setTime(seconds).build();
  }

  /** All queries of a batch see the same points. */
  DoubleFunction<QueryBatchResponse> queryBatch(QueryBatchPoints request) {
    Refusal.unlessOnly(
        request, Set.of("collection_name", "query_points", "read_consistency", "timeout"));
    Collection collection = store.get(request.getCollectionName());
    QueryBatchResponse.Builder answer = QueryBatchResponse.newBuilder();
    collection.read(snapshot -> results(collection, snapshot, request)).forEach(answer::addResult);
    return seconds -> answer.setTime(seconds).build();
  }

  private static List<BatchResult> results(
      Collection collection, Snapshot snapshot, QueryBatchPoints request) throws IOException {
    QueryRunner runner = new QueryRunner(collection.spaces(), snapshot);
    AnswerSize size = new AnswerSize();
    List<BatchResult> results = new ArrayList<>();
    for (QueryPoints query : request.getQueryPointsList()) {
      List<ScoredPoint> found = found(runner, snapshot, query, size);
      results.add(BatchResult.newBuilder().addAllResult(found).build());
    }
    return results;
  }

  private static List<ScoredPoint> found(
      QueryRunner runner, Snapshot snapshot, QueryPoints request, AnswerSize size)
      throws IOException {
    Selection selection = new Selection(request.getWithPayload(), request.getWithVectors());
    List<ScoredPoint> found = new ArrayList<>();
    for (Hit hit : runner.run(request)) {
      ScoredPoint point = selection.scored(snapshot.point(hit.document()), hit.score());
      found.add(size.counted(point));
    }
    return found;
  }
}
