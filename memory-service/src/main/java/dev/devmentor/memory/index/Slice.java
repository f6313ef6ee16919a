package dev.devmentor.memory.index;

import java.util.List;

/**
 * Some chunks of a document that need a vector.
 *
 * @param last whether there are no more of them
 */
record Slice(List<DueChunk> chunks, boolean last) {}
