package dev.devmentor.memory.chunk;

import java.util.UUID;

/**
 * A chunk of a document.
 *
 * @param ordinal its place in the document, from 0
 * @param startOffset where it begins in the content, in UTF-16 code units
 * @param endOffset where it ends in the content, in UTF-16 code units, exclusive
 * @param tokenCount how many pieces the embedding model sees in it
 */
public record StoredChunk(
    UUID id,
    UUID documentId,
    int ordinal,
    String content,
    int startOffset,
    int endOffset,
    int tokenCount) {}
