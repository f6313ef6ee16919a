package dev.devmentor.memory.vector;

import dev.devmentor.memory.embedding.DenseVector;
import dev.devmentor.memory.keyword.SparseVector;

/**
 * What to look for: by meaning, by words, or by both.
 *
 * @param meaning the dense vector; null to compare words only
 * @param words the sparse vector; null to compare meaning only
 * @param filter which points count
 * @param limit how many hits at most
 */
public record VectorQuery(
    DenseVector meaning, SparseVector words, VectorFilter filter, int limit) {}
