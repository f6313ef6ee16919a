package dev.devmentor.memory.chunk;

import dev.devmentor.memory.embedding.TestTokenizer;

/** Chunkers of several sizes. */
record TestChunks(int most, int least, int overlap) implements ChunkConfig {

  static Chunker chunker(int most, int least, int overlap) {
    return new Chunker(TestTokenizer.get(), new TestChunks(most, least, overlap));
  }
}
