package dev.devmentor.memory.index;

import dev.devmentor.memory.vector.ChunkPoint;
import java.util.List;

/**
 * Some chunks of a document with their vectors.
 *
 * @param embeddings what to remember of each point
 * @param last whether no chunk of the document is left without a vector
 */
record EmbeddedSlice(List<ChunkPoint> points, List<Embedding> embeddings, boolean last) {}
