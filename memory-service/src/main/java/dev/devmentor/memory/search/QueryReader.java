package dev.devmentor.memory.search;

import dev.devmentor.memory.embedding.DenseVector;
import dev.devmentor.memory.embedding.Embedder;
import dev.devmentor.memory.keyword.Bm25;
import dev.devmentor.memory.keyword.SparseVector;
import dev.devmentor.memory.vector.VectorFilter;
import dev.devmentor.memory.vector.VectorQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes vectors of what somebody looks for: those that the mode compares. */
@ApplicationScoped
class QueryReader {

  private final Embedder embedder;
  private final Bm25 words;

  QueryReader(Embedder embedder, Bm25 words) {
    this.embedder = embedder;
    this.words = words;
  }

  Uni<VectorQuery> read(SearchRequest request, VectorFilter filter, int limit) {
    SparseVector sparse = request.compared().comparesWords() ? words.query(request.query()) : null;
    SparseVector compared = sparse == null || sparse.isEmpty() ? null : sparse;
    return meaning(request).map(dense -> new VectorQuery(dense, compared, filter, limit));
  }

  private Uni<DenseVector> meaning(SearchRequest request) {
    return request.compared().comparesMeaning()
        ? embedder.query(request.query())
        : Uni.createFrom().nullItem();
  }
}
