package dev.devmentor.memory.vector;

import dev.devmentor.memory.embedding.Embedder;
import dev.devmentor.platform.problem.BackendUnavailable;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.KeywordIndexParams;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** The collection and its indexes, made when they are first needed. */
@ApplicationScoped
class QdrantCollection {

  /** The vectors of a point: of its meaning, and of its words. */
  static final String MEANING = "meaning";

  static final String WORDS = "words";

  private static final List<String> KEYWORDS =
      List.of(Payload.PROJECT, Payload.DOCUMENT, Payload.TAGS, Payload.SOURCE);

  private static final List<String> TIMES =
      List.of(Payload.TIME, Payload.VALID_FROM, Payload.VALID_UNTIL, Payload.SUPERSEDED_AT);

  private final QdrantConnection qdrant;
  private final QdrantConfig config;
  private final Embedder embedder;
  private volatile boolean known;

  QdrantCollection(QdrantConnection qdrant, QdrantConfig config, Embedder embedder) {
    this.qdrant = qdrant;
    this.config = config;
    this.embedder = embedder;
  }

  String name() {
    return config.collection() + "-" + embedder.model();
  }

  /** Runs work on the collection, after making it if it is not known to be there. */
  <T> Uni<T> use(Supplier<Uni<T>> work) {
    return ensured()
        .chain(work::get)
        .onFailure(QdrantConnection.CollectionMissing.class)
        .transform(_ -> forget());
  }

  /** The next call makes it again; this one fails, as when the server is away. */
  private BackendUnavailable forget() {
    known = false;
    return new BackendUnavailable("vector search");
  }

  private Uni<Void> ensured() {
    return known
        ? Uni.createFrom().voidItem()
        : qdrant
            .call(client -> client.collectionExistsAsync(name(), config.searchTimeout()))
            .chain(exists -> exists ? Uni.createFrom().voidItem() : create())
            .chain(this::createIndexes)
            .invoke(() -> known = true);
  }

  private Uni<Void> create() {
    VectorParams meaning =
        VectorParams.newBuilder()
            .setSize(embedder.dimensions())
            .setDistance(Distance.Cosine)
            .build();
    SparseVectorParams words = SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build();
    CreateCollection collection =
        CreateCollection.newBuilder()
            .setCollectionName(name())
            .setVectorsConfig(
                VectorsConfig.newBuilder()
                    .setParamsMap(VectorParamsMap.newBuilder().putMap(MEANING, meaning)))
            .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap(WORDS, words))
            .build();
    return qdrant
        .call(client -> client.createCollectionAsync(collection, config.writeTimeout()))
        .replaceWithVoid();
  }

  /** Making an index that is there changes nothing. */
  private Uni<Void> createIndexes() {
    Uni<Void> tenant = index(Payload.USER, PayloadSchemaType.Keyword, tenant());
    Multi<Uni<Void>> others =
        Multi.createBy()
            .concatenating()
            .streams(
                Multi.createFrom()
                    .iterable(KEYWORDS)
                    .map(field -> index(field, PayloadSchemaType.Keyword, null)),
                Multi.createFrom()
                    .iterable(TIMES)
                    .map(field -> index(field, PayloadSchemaType.Integer, null)));
    return tenant.chain(
        () -> others.onItem().transformToUniAndConcatenate(each -> each).toUni().replaceWithVoid());
  }

  /** Keeps the points of one user close together on disk. */
  private static PayloadIndexParams tenant() {
    return PayloadIndexParams.newBuilder()
        .setKeywordIndexParams(KeywordIndexParams.newBuilder().setIsTenant(true))
        .build();
  }

  private Uni<Void> index(String field, PayloadSchemaType type, PayloadIndexParams params) {
    return qdrant
        .call(
            client ->
                client.createPayloadIndexAsync(
                    name(), field, type, params, true, null, config.writeTimeout()))
        .replaceWithVoid();
  }
}
