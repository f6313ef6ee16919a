package dev.devmentor.memory.index;

import java.util.UUID;

/** A chunk that has no vector of the current model. */
record DueChunk(UUID id, String content) {}
