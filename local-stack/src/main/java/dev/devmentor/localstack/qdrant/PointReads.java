package dev.devmentor.localstack.qdrant;

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
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** Looks at points: by id, in order, by number, by nearness. */
final class PointReads {

  private static final int DEFAULT_LIMIT = 10;
  private static final int LARGEST_LIMIT = 100_000;

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
    Collection collection = store.get(request.getCollectionName());
    List<PointKey> keys = request.getIdsList().stream().map(PointKey::of).distinct().toList();
    Selection selection = new Selection(request.getWithPayload(), request.getWithVectors());
    GetResponse.Builder answer = GetResponse.newBuilder();
    if (!keys.isEmpty()) {
      collection.scroll(FilterQueries.ids(keys), keys.size()).stream()
          .map(selection::retrieved)
          .forEach(answer::addResult);
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
    Collection collection = store.get(request.getCollectionName());
    int limit = request.hasLimit() ? request.getLimit() : DEFAULT_LIMIT;
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw Refusal.wrongInput("limit must be from 1 to " + LARGEST_LIMIT);
    }
    List<StoredPoint> page = collection.scroll(pageQuery(request), limit + 1);
    Selection selection = new Selection(request.getWithPayload(), request.getWithVectors());
    ScrollResponse.Builder answer = ScrollResponse.newBuilder();
    page.stream().limit(limit).map(selection::retrieved).forEach(answer::addResult);
    if (page.size() > limit) {
      answer.setNextPageOffset(page.get(limit).id());
    }
    return seconds -> answer.setTime(seconds).build();
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

  DoubleFunction<CountResponse> count(CountPoints request) {
    Refusal.unlessOnly(
        request, Set.of("collection_name", "filter", "exact", "read_consistency", "timeout"));
    long count =
        store.get(request.getCollectionName()).count(FilterQueries.of(request.getFilter()));
    return seconds ->
        CountResponse.newBuilder()
            .setResult(CountResult.newBuilder().setCount(count))
            .setTime(seconds)
            .build();
  }

  DoubleFunction<QueryResponse> query(QueryPoints request) {
    List<ScoredPoint> found = found(request);
    return seconds -> QueryResponse.newBuilder().addAllResult(found).setTime(seconds).build();
  }

  DoubleFunction<QueryBatchResponse> queryBatch(QueryBatchPoints request) {
    Refusal.unlessOnly(
        request, Set.of("collection_name", "query_points", "read_consistency", "timeout"));
    QueryBatchResponse.Builder answer = QueryBatchResponse.newBuilder();
    for (QueryPoints each : request.getQueryPointsList()) {
      QueryPoints query = each.toBuilder().setCollectionName(request.getCollectionName()).build();
      answer.addResult(BatchResult.newBuilder().addAllResult(found(query)));
    }
    return seconds -> answer.setTime(seconds).build();
  }

  private List<ScoredPoint> found(QueryPoints request) {
    Collection collection = store.get(request.getCollectionName());
    Selection selection = new Selection(request.getWithPayload(), request.getWithVectors());
    return new QueryRunner(collection).run(request).stream().map(selection::scored).toList();
  }
}
