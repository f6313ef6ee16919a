package dev.devmentor.memory.index;

import java.util.UUID;

/**
 * A vector that the vector store has.
 *
 * @param textHash SHA-256 of the text that was embedded, hexadecimal
 */
record Embedding(
    UUID chunkId,
    UUID userId,
    UUID documentId,
    String model,
    int dimensions,
    String collection,
    String textHash) {}
