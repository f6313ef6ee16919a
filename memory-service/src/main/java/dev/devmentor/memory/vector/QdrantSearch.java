package dev.devmentor.memory.vector;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QueryFactory;
import io.qdrant.client.VectorInputFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.ScoredPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A search as one batch of queries, that is one round trip: the fused ranking first, then each of
 * the rankings it was fused from, which tell the place of a hit in them. A search by meaning or by
 * words alone is a batch of one.
 *
 * <p>Source of the fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms
 * Condorcet and individual Rank Learning Methods" (2009); with weights as Qdrant counts them.
 */
record QdrantSearch(String collection, VectorQuery wanted, FusionConfig fusion) {

  private enum Kind {
    FUSED,
    MEANING,
    WORDS
  }

  private List<Kind> kinds() {
    if (wanted.meaning() == null) {
      return List.of(Kind.WORDS);
    }
    return wanted.words() == null
        ? List.of(Kind.MEANING)
        : List.of(Kind.FUSED, Kind.MEANING, Kind.WORDS);
  }

  /** The queries to send. */
  List<QueryPoints> queries() {
    Filter filter = Payload.of(wanted.filter());
    return kinds().stream().map(kind -> query(kind, filter)).toList();
  }

  private QueryPoints query(Kind kind, Filter filter) {
    QueryPoints.Builder query = QueryPoints.newBuilder().setCollectionName(collection);
    if (kind == Kind.FUSED) {
      return query
          .setQuery(QueryFactory.rrf(rrf()))
          .addPrefetch(prefetch(Kind.MEANING, filter))
          .addPrefetch(prefetch(Kind.WORDS, filter))
          .setLimit(wanted.limit())
          .build();
    }
    return query
        .setQuery(nearest(kind))
        .setUsing(vectorName(kind))
        .setFilter(filter)
        .setLimit(Math.max(wanted.limit(), fusion.candidates()))
        .build();
  }

  private PrefetchQuery prefetch(Kind kind, Filter filter) {
    return PrefetchQuery.newBuilder()
        .setQuery(nearest(kind))
        .setUsing(vectorName(kind))
        .setFilter(filter)
        .setLimit(Math.max(wanted.limit(), fusion.candidates()))
        .build();
  }

  private Rrf rrf() {
    Rrf.Builder rrf = Rrf.newBuilder().setK(fusion.k());
    if (fusion.meaningWeight() != 1) {
      rrf.addWeights(fusion.meaningWeight()).addWeights(1);
    }
    return rrf.build();
  }

  private Query nearest(Kind kind) {
    return QueryFactory.nearest(
        kind == Kind.MEANING
            ? VectorInputFactory.vectorInput(wanted.meaning().components())
            : VectorInputFactory.vectorInput(wanted.words().values(), wanted.words().indices()));
  }

  private static String vectorName(Kind kind) {
    return kind == Kind.MEANING ? QdrantCollection.MEANING : QdrantCollection.WORDS;
  }

  /** The hits in the answers to the queries. */
  List<VectorHit> hits(List<BatchResult> answers) {
    List<Kind> kinds = kinds();
    Map<UUID, Integer> meaning = ranks(answers, kinds.indexOf(Kind.MEANING));
    Map<UUID, Integer> words = ranks(answers, kinds.indexOf(Kind.WORDS));
    double scale = kinds.getFirst() == Kind.FUSED ? 1 / best() : 1;
    return answers.getFirst().getResultList().stream()
        .limit(wanted.limit())
        .map(point -> hit(point, scale, meaning, words))
        .toList();
  }

  private static VectorHit hit(
      ScoredPoint point, double scale, Map<UUID, Integer> meaning, Map<UUID, Integer> words) {
    UUID chunkId = chunkId(point.getId());
    // A float for the sum of two may be a little off.
    double score = scale == 1 ? point.getScore() : Math.min(1, point.getScore() * scale);
    return new VectorHit(chunkId, score, meaning.get(chunkId), words.get(chunkId));
  }

  /** What a point gets that is first in both rankings. */
  private double best() {
    return 1 / (1 / fusion.meaningWeight() + fusion.k() - 1) + 1.0 / fusion.k();
  }

  private static Map<UUID, Integer> ranks(List<BatchResult> answers, int place) {
    Map<UUID, Integer> ranks = new HashMap<>();
    if (place >= 0) {
      answers
          .get(place)
          .getResultList()
          .forEach(point -> ranks.put(chunkId(point.getId()), ranks.size() + 1));
    }
    return ranks;
  }

  static UUID chunkId(PointId id) {
    return UUID.fromString(id.getUuid());
  }

  static PointId pointId(UUID chunkId) {
    return PointIdFactory.id(chunkId);
  }
}
