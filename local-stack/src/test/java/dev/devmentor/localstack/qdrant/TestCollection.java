package dev.devmentor.localstack.qdrant;

import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * A collection like the platform's: a dense vector of each metric ({@code cosine}, {@code dot},
 * {@code euclid}, two dimensions) and a sparse one ({@code words}) with the IDF modifier.
 */
record TestCollection(QdrantClient client, String name) {

  static TestCollection create(QdrantClient client) throws InterruptedException {
    TestCollection collection = new TestCollection(client, "contract-" + UUID.randomUUID());
    answer(
        client.createCollectionAsync(
            CreateCollection.newBuilder()
                .setCollectionName(collection.name())
                .setVectorsConfig(
                    VectorsConfig.newBuilder()
                        .setParamsMap(
                            VectorParamsMap.newBuilder()
                                .putMap("cosine", dense(Distance.Cosine))
                                .putMap("dot", dense(Distance.Dot))
                                .putMap("euclid", dense(Distance.Euclid))))
                .setSparseVectorsConfig(
                    SparseVectorConfig.newBuilder()
                        .putMap(
                            "words",
                            SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build()))
                .build()));
    return collection;
  }

  private static VectorParams dense(Distance distance) {
    return VectorParams.newBuilder().setSize(2).setDistance(distance).build();
  }

  /** Waits for an answer; a refusal is thrown as the client gives it. */
  static <T> T answer(ListenableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The same direction for all metrics. */
  static Vectors dense(float x, float y) {
    return namedVectors(
        Map.of("cosine", vector(x, y), "dot", vector(x, y), "euclid", vector(x, y)));
  }

  static Vectors words(Map<Integer, Float> weights) {
    List<Integer> indices = List.copyOf(weights.keySet());
    Vector sparse = vector(indices.stream().map(weights::get).toList(), indices);
    return namedVectors(Map.of("words", sparse));
  }

  void put(long id, Vectors vectors, Map<String, Value> payload) throws InterruptedException {
    put(PointIdFactory.id(id), vectors, payload);
  }

  void put(PointId id, Vectors vectors, Map<String, Value> payload) throws InterruptedException {
    answer(
        client.upsertAsync(
            name,
            List.of(
                PointStruct.newBuilder()
                    .setId(id)
                    .setVectors(vectors)
                    .putAllPayload(payload)
                    .build())));
  }

  void put(long id, Map<String, Value> payload) throws InterruptedException {
    put(id, dense(1, 0), payload);
  }

  List<RetrievedPoint> get(long... ids) throws InterruptedException {
    List<PointId> points = Arrays.stream(ids).mapToObj(PointIdFactory::id).toList();
    return answer(client.retrieveAsync(name, points, true, true, null));
  }

  long count() throws InterruptedException {
    return answer(client.countAsync(name));
  }

  /** The ids that a filter lets through, ascending. */
  List<Long> matching(Filter filter) throws InterruptedException {
    return answer(
            client.scrollAsync(
                ScrollPoints.newBuilder()
                    .setCollectionName(name)
                    .setFilter(filter)
                    .setLimit(100)
                    .build()))
        .getResultList()
        .stream()
        .map(point -> point.getId().getNum())
        .toList();
  }

  List<Long> matching(Condition condition) throws InterruptedException {
    return matching(must(condition));
  }

  /** A query of this collection, to be filled in. */
  QueryPoints.Builder query() {
    return QueryPoints.newBuilder().setCollectionName(name);
  }

  List<ScoredPoint> run(QueryPoints.Builder query) throws InterruptedException {
    return answer(client.queryAsync(query.build()));
  }

  static List<Long> ids(List<ScoredPoint> points) {
    return points.stream().map(point -> point.getId().getNum()).toList();
  }

  static Filter must(Condition condition) {
    return Filter.newBuilder().addMust(condition).build();
  }

  static void hasCode(Throwable refusal, Status.Code code) {
    assertThat(Status.fromThrowable(refusal).getCode()).isEqualTo(code);
  }
}
