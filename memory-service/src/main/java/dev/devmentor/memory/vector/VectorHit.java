package dev.devmentor.memory.vector;

import java.util.UUID;

/**
 * One result of a search.
 *
 * @param score from 0 to 1 for a fused ranking; else as the one ranking has it
 * @param denseRank its place by meaning, from 1; null if it is not among the candidates
 * @param keywordRank its place by words, from 1; null if it is not among the candidates
 */
public record VectorHit(UUID chunkId, double score, Integer denseRank, Integer keywordRank) {}
