package dev.devmentor.memory.chunk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How large chunks are, in pieces of the embedding model. */
@ConfigMapping(prefix = "devmentor.chunks")
public interface ChunkConfig {

  /** The most; with the title a chunk must stay below the model's 512. */
  @WithDefault("256")
  @Min(32) @Max(400) int most();

  /** A section, or a declaration in code, of fewer is joined with the next. */
  @WithDefault("64")
  @Min(1) int least();

  /** How many pieces of the chunk before are repeated where a cut goes through running text. */
  @WithDefault("32")
  @Min(0) int overlap();
}
