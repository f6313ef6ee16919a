package dev.devmentor.memory.search;

import java.util.UUID;

/**
 * A neighbour of a chunk that was found: in the same document, or in the same thread.
 *
 * @param distance how many places after the found one; negative if before it
 */
public record Related(UUID chunkId, UUID documentId, String title, String content, int distance) {}
