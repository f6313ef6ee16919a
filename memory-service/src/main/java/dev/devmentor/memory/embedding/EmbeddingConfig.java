package dev.devmentor.memory.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much of the machine the embedding model may take. */
@ConfigMapping(prefix = "devmentor.embedding")
public interface EmbeddingConfig {

  /** Threads for what somebody waits for: searches. */
  @WithDefault("1")
  @Min(1) int queryThreads();

  /** Threads for what nobody waits for: documents. */
  @WithDefault("1")
  @Min(1) int passageThreads();

  /** How many searches may wait for a thread; one more is refused with 503. */
  @WithDefault("200")
  @Min(1) int waitingQueries();

  /** How many vectors of queries are remembered, 1.5 kB each. */
  @WithDefault("1000")
  int rememberedQueries();
}
