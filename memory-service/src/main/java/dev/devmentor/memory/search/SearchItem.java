package dev.devmentor.memory.search;

import dev.devmentor.memory.vector.VectorHit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A chunk that was found.
 *
 * @param score how well it fits; from 0 to 1 for hybrid search, 1 for what is first by meaning and
 *     by words
 * @param denseRank its place by meaning, from 1; null if it is not near the top of that ranking
 * @param keywordRank its place by words, from 1; null if it is not near the top of that ranking
 * @param related its neighbours, as many as were asked for, in the order of the text
 */
public record SearchItem(
    UUID chunkId,
    UUID documentId,
    String title,
    String content,
    double score,
    Integer denseRank,
    Integer keywordRank,
    UUID projectId,
    Instant occurredAt,
    Instant createdAt,
    List<String> tags,
    List<Related> related) {

  static SearchItem of(VectorHit hit, FoundChunk chunk) {
    return new SearchItem(
        chunk.chunkId(),
        chunk.documentId(),
        chunk.title(),
        chunk.content(),
        hit.score(),
        hit.denseRank(),
        hit.keywordRank(),
        chunk.projectId(),
        chunk.occurredAt(),
        chunk.createdAt(),
        chunk.tags(),
        List.of());
  }

  /** The same item with its neighbours. */
  SearchItem with(List<Related> neighbours) {
    return new SearchItem(
        chunkId,
        documentId,
        title,
        content,
        score,
        denseRank,
        keywordRank,
        projectId,
        occurredAt,
        createdAt,
        tags,
        neighbours);
  }
}
