package dev.devmentor.memory.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The text of a hit, as row-level security lets the user see it. */
record FoundChunk(
    UUID chunkId,
    UUID documentId,
    String title,
    String content,
    UUID projectId,
    Instant occurredAt,
    Instant createdAt,
    List<String> tags) {}
