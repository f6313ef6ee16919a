package dev.devmentor.memory.vector;

import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The vectors in a collection of Qdrant, over gRPC. */
@ApplicationScoped
class QdrantVectorStore implements VectorStore {

  private static final WithPayloadSelector NO_PAYLOAD =
      WithPayloadSelector.newBuilder().setEnable(false).build();

  private static final WithVectorsSelector NO_VECTORS =
      WithVectorsSelector.newBuilder().setEnable(false).build();

  private final QdrantConnection qdrant;
  private final QdrantCollection collection;
  private final QdrantConfig config;
  private final FusionConfig fusion;
  private final PointWriter writer;

  QdrantVectorStore(
      QdrantConnection qdrant,
      QdrantCollection collection,
      QdrantConfig config,
      FusionConfig fusion) {
    this.qdrant = qdrant;
    this.collection = collection;
    this.config = config;
    this.fusion = fusion;
    this.writer = new PointWriter(this::upsert);
  }

  @Override
  public String collection() {
    return collection.name();
  }

  @Override
  public Uni<Void> store(List<ChunkPoint> points) {
    return writer.write(points);
  }

  private Uni<Void> upsert(List<ChunkPoint> points) {
    UpsertPoints upsert =
        UpsertPoints.newBuilder()
            .setCollectionName(collection.name())
            .setWait(true)
            .addAllPoints(points.stream().map(QdrantVectorStore::point).toList())
            .build();
    return collection
        .use(() -> qdrant.call(client -> client.upsertAsync(upsert, config.writeTimeout())))
        .replaceWithVoid();
  }

  private static PointStruct point(ChunkPoint point) {
    Map<String, Vector> vectors = new HashMap<>();
    vectors.put(QdrantCollection.MEANING, VectorFactory.vector(point.meaning().components()));
    if (!point.words().isEmpty()) {
      vectors.put(
          QdrantCollection.WORDS,
          VectorFactory.vector(point.words().values(), point.words().indices()));
    }
    return PointStruct.newBuilder()
        .setId(QdrantSearch.pointId(point.chunkId()))
        .setVectors(VectorsFactory.namedVectors(vectors))
        .putAllPayload(Payload.of(point.labels()))
        .build();
  }

  @Override
  public Uni<Void> label(Labels labels) {
    return collection
        .use(
            () ->
                qdrant.call(
                    client ->
                        client.setPayloadAsync(
                            collection.name(),
                            Payload.of(labels),
                            Payload.ofDocument(labels.documentId()),
                            true,
                            null,
                            config.writeTimeout())))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> removeDocument(UUID documentId) {
    return collection
        .use(
            () ->
                qdrant.call(
                    client ->
                        client.deleteAsync(
                            collection.name(),
                            Payload.ofDocument(documentId),
                            config.writeTimeout())))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> remove(List<UUID> chunkIds) {
    List<PointId> points = chunkIds.stream().map(QdrantSearch::pointId).toList();
    return collection
        .use(
            () ->
                qdrant.call(
                    client -> client.deleteAsync(collection.name(), points, config.writeTimeout())))
        .replaceWithVoid();
  }

  @Override
  public Uni<List<VectorHit>> search(VectorQuery query) {
    QdrantSearch search = new QdrantSearch(collection.name(), query, fusion);
    return collection
        .use(
            () ->
                qdrant.call(
                    client ->
                        client.queryBatchAsync(
                            collection.name(), search.queries(), null, config.searchTimeout())))
        .map(search::hits);
  }

  @Override
  public Uni<Long> count() {
    return collection.use(
        () ->
            qdrant.call(
                client -> client.countAsync(collection.name(), null, true, config.writeTimeout())));
  }

  @Override
  public Uni<Set<UUID>> present(List<UUID> chunkIds) {
    GetPoints wanted =
        GetPoints.newBuilder()
            .setCollectionName(collection.name())
            .addAllIds(chunkIds.stream().map(QdrantSearch::pointId).toList())
            .setWithPayload(NO_PAYLOAD)
            .setWithVectors(NO_VECTORS)
            .build();
    return collection
        .use(() -> qdrant.call(client -> client.retrieveAsync(wanted, config.writeTimeout())))
        .map(QdrantVectorStore::chunkIds);
  }

  private static Set<UUID> chunkIds(List<RetrievedPoint> points) {
    return points.stream()
        .map(point -> QdrantSearch.chunkId(point.getId()))
        .collect(Collectors.toSet());
  }

  @Override
  public Uni<PointPage> page(UUID from, int most) {
    ScrollPoints.Builder scroll =
        ScrollPoints.newBuilder()
            .setCollectionName(collection.name())
            .setLimit(most)
            .setWithPayload(NO_PAYLOAD)
            .setWithVectors(NO_VECTORS);
    if (from != null) {
      scroll.setOffset(QdrantSearch.pointId(from));
    }
    return collection
        .use(() -> qdrant.call(client -> client.scrollAsync(scroll.build(), config.writeTimeout())))
        .map(QdrantVectorStore::pointPage);
  }

  private static PointPage pointPage(ScrollResponse answer) {
    List<UUID> chunkIds =
        answer.getResultList().stream().map(point -> QdrantSearch.chunkId(point.getId())).toList();
    UUID next =
        answer.hasNextPageOffset() ? QdrantSearch.chunkId(answer.getNextPageOffset()) : null;
    return new PointPage(chunkIds, next);
  }
}
