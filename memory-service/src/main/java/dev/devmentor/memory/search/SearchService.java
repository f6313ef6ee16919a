package dev.devmentor.memory.search;

import dev.devmentor.memory.history.HistoryService;
import dev.devmentor.memory.vector.VectorFilter;
import dev.devmentor.memory.vector.VectorHit;
import dev.devmentor.memory.vector.VectorStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Searches: the vector store ranks, PostgreSQL has the text and the last word on who may see it.
 * Both locks are asked for the same user.
 */
@ApplicationScoped
public class SearchService {

  /** So many more hits are asked for than wanted: some may have changed since they were indexed. */
  private static final int SPARE = 20;

  private final QueryReader queries;
  private final VectorStore vectors;
  private final SearchRepository repository;
  private final HistoryService history;

  SearchService(
      QueryReader queries,
      VectorStore vectors,
      SearchRepository repository,
      HistoryService history) {
    this.queries = queries;
    this.vectors = vectors;
    this.repository = repository;
    this.history = history;
  }

  /** Finds chunks, and remembers that they were looked for. */
  public Uni<SearchAnswer> search(UUID userId, SearchRequest request) {
    long start = System.nanoTime();
    return repository
        .projects(userId)
        .map(projectIds -> filter(userId, projectIds, request))
        .chain(filter -> find(filter, request))
        .chain(items -> withRelated(userId, items, request.neighbours()))
        .map(items -> answer(items, request, start))
        .call(answer -> history.remember(userId, answer.remembered(request)));
  }

  private static VectorFilter filter(UUID userId, List<UUID> projectIds, SearchRequest request) {
    return new VectorFilter(
        userId,
        projectIds,
        request.projectId(),
        Objects.requireNonNullElse(request.documentIds(), List.of()),
        Objects.requireNonNullElse(request.tags(), List.of()),
        request.source(),
        request.since(),
        request.until(),
        request.asOf(),
        Boolean.TRUE.equals(request.includeSuperseded()));
  }

  private Uni<List<SearchItem>> find(VectorFilter filter, SearchRequest request) {
    return queries
        .read(request, filter, request.most() + SPARE)
        .chain(
            query ->
                query.meaning() == null && query.words() == null
                    ? Uni.createFrom().item(List.<VectorHit>of())
                    : vectors.search(query))
        .map(hits -> goodEnough(hits, request))
        .chain(hits -> load(filter, hits))
        .map(items -> items.stream().limit(request.most()).toList());
  }

  private static List<VectorHit> goodEnough(List<VectorHit> hits, SearchRequest request) {
    return request.minScore() == null
        ? hits
        : hits.stream().filter(hit -> hit.score() >= request.minScore()).toList();
  }

  private Uni<List<SearchItem>> load(VectorFilter filter, List<VectorHit> hits) {
    return hits.isEmpty()
        ? Uni.createFrom().item(List.of())
        : repository
            .load(filter, hits.stream().map(VectorHit::chunkId).toList())
            .map(chunks -> join(hits, chunks));
  }

  private static List<SearchItem> join(List<VectorHit> hits, Map<UUID, FoundChunk> chunks) {
    return hits.stream()
        .filter(hit -> chunks.containsKey(hit.chunkId()))
        .map(hit -> SearchItem.of(hit, chunks.get(hit.chunkId())))
        .toList();
  }

  private Uni<List<SearchItem>> withRelated(UUID userId, List<SearchItem> items, int most) {
    return most == 0 || items.isEmpty()
        ? Uni.createFrom().item(items)
        : repository
            .related(userId, items.stream().map(SearchItem::chunkId).toList(), most)
            .map(
                related ->
                    items.stream()
                        .map(item -> item.with(related.getOrDefault(item.chunkId(), List.of())))
                        .toList());
  }

  private static SearchAnswer answer(List<SearchItem> items, SearchRequest request, long start) {
    long tookMs = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return new SearchAnswer(items, tookMs, request.compared());
  }
}
