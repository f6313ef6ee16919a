package dev.devmentor.memory.vector;

import dev.devmentor.memory.embedding.DenseVector;
import dev.devmentor.memory.keyword.SparseVector;
import java.util.UUID;

/**
 * One chunk as the vector store keeps it.
 *
 * @param chunkId also the id of the point
 * @param meaning the dense vector
 * @param words the sparse vector
 */
public record ChunkPoint(UUID chunkId, DenseVector meaning, SparseVector words, Labels labels) {}
